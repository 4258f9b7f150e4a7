import { z } from 'zod'
import { unitCentsSchema } from '../../domain/cost/amount.ts'
import { idSchema } from '../../domain/record/record.ts'
import type { Approval } from '../../domain/approval/approval.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { notFound } from '../../kernel/app-error.ts'
import type { Change } from '../change.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { aboveLimit, rightOf, approvalReads } from '../approval/approval-reads.ts'
import { closedRefusal } from '../cost/cost-guards.ts'

/**
 * Sets what a work order may not exceed, in minor units; null takes the limit off. A limit below what is entered
 * already is accepted, for it is what the customer said: no further cost then goes in. Raising a limit or taking it off
 * needs the right to approve that amount; who has it not asks for approval (`approval.ask`, kind `limit`).
 */
export const workOrderSetLimit = defineCommand({
  name: 'workOrder.setLimit',
  args: z.object({ workOrderId: idSchema, nteCents: unitCentsSchema.nullable() }),
  undoable: true,
  reads: ({ workOrderId }) => ({ workOrder: read.byId('workOrders', workOrderId), ...approvalReads() }),
  apply: ({ workOrderId, nteCents }, { workOrder, ...rows }, context) => {
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const closed = closedRefusal(workOrder)
    if (closed) return refuse(closed)
    const { number, nteCents: before } = workOrder
    if (before !== null && (nteCents === null || nteCents > before)) {
      // Without a limit any amount may be spent.
      const amountCents = nteCents ?? Number.MAX_SAFE_INTEGER
      const right = rightOf(amountCents, rows, context)
      if (!right.may) return refuse(aboveLimit(`The limit of work order ${number}`, amountCents, right, { number }))
    }
    return decide([update('workOrders', workOrderId, { nteCents })], {
      key: nteCents === null ? 'history.limitTakenOff' : 'history.limitSet',
      values: { number },
    })
  },
})

/**
 * What an approved request to pass the limit changes: the limit becomes the approved amount. It never lowers a limit
 * that was raised further in the meantime.
 */
export function approvedLimitChanges(
  approval: Pick<Approval, 'kind' | 'subjectKind' | 'subjectId' | 'amountCents'>,
  workOrder: Pick<WorkOrder, 'id' | 'nteCents'>,
): Change[] {
  const { kind, subjectKind, subjectId, amountCents } = approval
  if (kind !== 'limit' || subjectKind !== 'workOrder' || subjectId !== workOrder.id) return []
  if (workOrder.nteCents === null || workOrder.nteCents >= amountCents) return []
  return [update('workOrders', workOrder.id, { nteCents: amountCents })]
}
