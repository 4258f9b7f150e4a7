import { useState } from 'react'
import { technicianEditMany } from '#shared/commands/technician/edit-many.ts'
import { assetsChoices } from '#shared/queries/assets.ts'
import { useMay } from '../../api/may.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { BulkEditDialog } from '../../list/bulk-edit-dialog.tsx'
import { SelectionBar } from '../../list/selection-bar.tsx'
import { Button } from '../../ui/button.tsx'

/** What can be done with the selected people. */
export function TechnicianBar({ ids }: { readonly ids: readonly string[] }) {
  const { run } = useCommands()
  const may = useMay('editPeople')
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
          entity="technicians"
          ids={ids}
          things="list.things.technicians"
          fields={[
            { field: 'team', label: t('people.colTeam'), nullable: true },
            {
              field: 'territoryId',
              label: t('people.colTerritory'),
              nullable: true,
              options: territories.map(({ id, name }) => ({ value: id, text: name })),
            },
          ]}
          onChange={async (recordIds, { field, value }) =>
            (await run(technicianEditMany, { recordIds, set: { [field]: value } })).ok
          }
          onClose={() => setChanging(false)}
        />
      )}
    </SelectionBar>
  )
}
