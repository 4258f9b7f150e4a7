import { requestEditMany } from '#shared/commands/request/edit-many.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import { workOrdersChoices } from '#shared/queries/work-orders.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { offeredWorkTypes } from '../../lib/offered-work-types.ts'
import { priorityLook } from '../../lib/status-look.ts'
import { BulkEditDialog } from '../../list/bulk-edit-dialog.tsx'

/** Gives many requests one value, after showing what changes. */
export function ChangeRequests({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const { run } = useCommands()
  const choices = useQueryOf(workOrdersChoices, {}).data
  const named = (all: readonly { readonly id: string; readonly name: string }[] | undefined) =>
    (all ?? []).map(({ id, name }) => ({ value: id, text: name }))
  return (
    <BulkEditDialog
      entity="requests"
      ids={ids}
      things="list.things.requests"
      fields={[
        {
          field: 'workTypeId',
          label: t('requests.colWorkType'),
          nullable: true,
          options: named(offeredWorkTypes(choices?.workTypes, null)),
        },
        {
          field: 'priority',
          label: t('requests.colPriority'),
          options: priorities.map((value) => ({ value, text: t(priorityLook[value].textKey) })),
        },
        {
          field: 'territoryId',
          label: t('requests.filterTerritory'),
          nullable: true,
          options: named(choices?.territories),
        },
        { field: 'team', label: t('workOrders.colTeam'), nullable: true },
      ]}
      onChange={async (requestIds, { field, value }) =>
        (await run(requestEditMany, { requestIds, set: { [field]: value } })).ok
      }
      onClose={onClose}
    />
  )
}
