import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { clockNames, deadlineField } from '../../domain/sla/clock-name.ts'
import { stoppedAt } from '../../domain/sla/clocks.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { recount, recountReads } from './recount.ts'

/** Gives promised dates back to the service level: every deadline that is still to be kept is counted by it. */
export const workOrderCountDeadlines = defineCommand({
  name: 'workOrder.countDeadlines',
  args: z.object({ workOrderId: idSchema }),
  undoable: true,
  reads: ({ workOrderId }) => ({ workOrder: read.byId('workOrders', workOrderId), ...recountReads([workOrderId]) }),
  readsThen: (_args, { workOrder }) => ({ workType: read.byId('workTypes', workOrder?.workTypeId ?? null) }),
  apply: ({ workOrderId }, { workOrder, ...rows }, context) => {
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const { number } = workOrder
    // What is to be counted from now on has no date yet; what has stopped keeps the date it was measured by.
    const open = clockNames.filter((name) => stoppedAt(name, workOrder) === null)
    const noDates = Object.fromEntries(open.map((name) => [deadlineField[name], null]))
    const { set } = recount(
      { ...workOrder, ...noDates, promised: [] },
      { ...rows, officeZone: context.officeZone },
      'again',
    )
    if (!set.slaPolicyId && workOrder.slaPolicyId === null) {
      const message = `No service level holds for work order ${number}, so its dates stand. Add a rule, or give its work type one.`
      return refuse(forbiddenByRule('no-service-level', message, { number, workOrderId }))
    }
    return decide([update('workOrders', workOrderId, { ...noDates, ...set, promised: [] })], {
      key: 'history.deadlinesCounted',
      values: { number },
    })
  },
})
