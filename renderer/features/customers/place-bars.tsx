import { useState } from 'react'
import { customerEditMany } from '#shared/commands/customer/edit-many.ts'
import { siteEditMany } from '#shared/commands/site/edit-many.ts'
import { customerTiers } from '#shared/domain/customer/customer.ts'
import { assetsChoices } from '#shared/queries/assets.ts'
import { useMay } from '../../api/may.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { BulkEditDialog } from '../../list/bulk-edit-dialog.tsx'
import { SelectionBar } from '../../list/selection-bar.tsx'
import { Button } from '../../ui/button.tsx'

/** What can be done with the selected customers. */
export function CustomerBar({ ids }: { readonly ids: readonly string[] }) {
  const { run } = useCommands()
  const may = useMay('editPlaces')
  const [changing, setChanging] = useState(false)
  return (
    <SelectionBar count={ids.length}>
      {may && (
        <Button kind="primary" onClick={() => setChanging(true)}>
          {t('list.changeMany')}
        </Button>
      )}
      {changing && (
        <BulkEditDialog
          entity="customers"
          ids={ids}
          things="list.things.customers"
          fields={[
            {
              field: 'tier',
              label: t('inspector.tier'),
              options: customerTiers.map((value) => ({ value, text: t(`places.tier.${value}`) })),
            },
            { field: 'active', label: t('inspector.active'), type: 'yesNo' },
          ]}
          onChange={async (recordIds, { field, value }) =>
            (await run(customerEditMany, { recordIds, set: { [field]: value } })).ok
          }
          onClose={() => setChanging(false)}
        />
      )}
    </SelectionBar>
  )
}

/** What can be done with the selected sites. */
export function SiteBar({ ids }: { readonly ids: readonly string[] }) {
  const { run } = useCommands()
  const may = useMay('editPlaces')
  const territories = useQueryOf(assetsChoices, {}).data?.territories ?? []
  const [changing, setChanging] = useState(false)
  return (
    <SelectionBar count={ids.length}>
      {may && (
        <Button kind="primary" onClick={() => setChanging(true)}>
          {t('list.changeMany')}
        </Button>
      )}
      {changing && (
        <BulkEditDialog
          entity="sites"
          ids={ids}
          things="list.things.sites"
          fields={[
            {
              field: 'territoryId',
              label: t('inspector.territory'),
              nullable: true,
              options: territories.map(({ id, name }) => ({ value: id, text: name })),
            },
            { field: 'district', label: t('places.district'), nullable: true },
            { field: 'active', label: t('inspector.active'), type: 'yesNo' },
          ]}
          onChange={async (recordIds, { field, value }) =>
            (await run(siteEditMany, { recordIds, set: { [field]: value } })).ok
          }
          onClose={() => setChanging(false)}
        />
      )}
    </SelectionBar>
  )
}
