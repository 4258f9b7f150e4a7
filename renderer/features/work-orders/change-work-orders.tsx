import { workOrderEditMany } from '#shared/commands/work-order/edit-many.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import { workOrdersChoices } from '#shared/queries/work-orders.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { priorityLook } from '../../lib/status-look.ts'
import { BulkEditDialog } from '../../list/bulk-edit-dialog.tsx'

/** Gives many work orders one value, after showing what changes. */
export function ChangeWorkOrders({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const { run } = useCommands()
  const territories = useQueryOf(workOrdersChoices, {}).data?.territories ?? []
  return (
    <BulkEditDialog
      entity="workOrders"
      ids={ids}
      things="list.things.workOrders"
      fields={[
        {
          field: 'priority',
          label: t('workOrders.colPriority'),
          options: priorities.map((value) => ({ value, text: t(priorityLook[value].textKey) })),
        },
        { field: 'team', label: t('workOrders.colTeam'), nullable: true },
        {
          field: 'territoryId',
          label: t('workOrders.colTerritory'),
          nullable: true,
          options: territories.map(({ id, name }) => ({ value: id, text: name })),
        },
      ]}
      onChange={async (workOrderIds, { field, value }) =>
        (await run(workOrderEditMany, { workOrderIds, set: { [field]: value } })).ok
      }
      onClose={onClose}
    />
  )
}
