import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { prioritySchema } from '../../domain/record/priority.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { missingReference } from '../missing-reference.ts'
import { read } from '../read.ts'
import { recount, recountReads } from './recount.ts'

/** Sets the same fields on many work orders, in one step. Another priority counts their deadlines again. */
export const workOrderEditMany = defineCommand({
  name: 'workOrder.editMany',
  args: z.object({
    workOrderIds: z.array(idSchema).min(1).max(20_000),
    set: z
      .object({
        priority: prioritySchema,
        team: z.string().trim().max(200).nullable(),
        territoryId: idSchema.nullable(),
      })
      .partial(),
  }),
  undoable: true,
  reads: ({ workOrderIds, set }) => ({
    workOrders: read.byIds('workOrders', [...new Set(workOrderIds)]),
    territory: read.byId('territories', set.territoryId ?? null),
    ...recountReads(set.priority === undefined ? [] : [...new Set(workOrderIds)]),
  }),
  readsThen: ({ set }, { workOrders }) => ({
    workTypes: read.byIds('workTypes', set.priority === undefined ? [] : typesOf(workOrders)),
  }),
  apply: ({ workOrderIds, set }, { workOrders, territory, workTypes, holds, ...levels }, context) => {
    const missing = missingReference(set, { territory })
    if (missing) return refuse(missing)
    const fields = givenFields(set)
    if (Object.keys(fields).length === 0) return refuse(invalidInput('set', 'Nothing to set.'))
    if (workOrders.length === 0) return refuse(notFound('work order', workOrderIds[0]!))
    const types = new Map(workTypes.map((workType) => [workType.id, workType]))
    const holdsOf = Map.groupBy(holds, ({ workOrderId }) => workOrderId)
    let moved = 0
    const changes = workOrders.map((workOrder) => {
      if (set.priority === undefined) return update('workOrders', workOrder.id, fields)
      const workType = types.get(workOrder.workTypeId ?? '') ?? null
      const rows = { ...levels, holds: holdsOf.get(workOrder.id) ?? [], workType, officeZone: context.officeZone }
      const counted = recount({ ...workOrder, ...fields }, rows, 'again')
      if (counted.moved) moved++
      return update('workOrders', workOrder.id, { ...fields, ...counted.set })
    })
    return decide(changes, {
      key: moved > 0 ? 'history.workOrdersEditedCounted' : 'history.workOrdersEdited',
      values: { count: workOrders.length, field: Object.keys(fields).join(','), moved },
    })
  },
})

function typesOf(workOrders: readonly WorkOrder[]): string[] {
  return [...new Set(workOrders.flatMap(({ workTypeId }) => workTypeId ?? []))]
}
