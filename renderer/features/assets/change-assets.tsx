import { assetEditMany } from '#shared/commands/asset/edit-many.ts'
import { assetSetStatus } from '#shared/commands/asset/set-status.ts'
import { assetCriticalities, assetStates } from '#shared/domain/asset/asset.ts'
import type { Asset } from '#shared/domain/asset/asset.ts'
import { useCommands } from '../../api/use-commands.ts'
import { assetStateLook, criticalityLook } from '../../lib/asset-look.ts'
import { t } from '../../lib/messages.ts'
import { BulkEditDialog } from '../../list/bulk-edit-dialog.tsx'

/** Gives many assets one value, after showing what changes. */
export function ChangeAssets({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const { run } = useCommands()
  return (
    <BulkEditDialog
      entity="assets"
      ids={ids}
      things="list.things.assets"
      fields={[
        {
          field: 'criticality',
          label: t('assets.criticality'),
          options: assetCriticalities.map((value) => ({ value, text: t(criticalityLook[value].textKey) })),
        },
        {
          field: 'status',
          label: t('inspector.status'),
          options: assetStates.map((value) => ({ value, text: t(assetStateLook[value].textKey) })),
        },
        { field: 'kind', label: t('inspector.kind') },
        { field: 'manufacturer', label: t('inspector.manufacturer'), nullable: true },
        { field: 'model', label: t('inspector.model'), nullable: true },
        { field: 'installedOn', label: t('inspector.installedOn'), nullable: true, type: 'date' },
        { field: 'warrantyUntil', label: t('assets.colWarranty'), nullable: true, type: 'date' },
        { field: 'locationNote', label: t('assets.location'), nullable: true },
      ]}
      onChange={async (assetIds, { field, value }) => {
        if (field === 'status') return (await run(assetSetStatus, { assetIds, status: value as Asset['status'] })).ok
        return (await run(assetEditMany, { recordIds: assetIds, set: { [field]: value } })).ok
      }}
      onClose={onClose}
    />
  )
}
