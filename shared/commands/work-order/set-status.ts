import { z } from 'zod'
import { daySchema, idSchema } from '../../domain/record/record.ts'
import { workOrderStatusSchema } from '../../domain/work-order/work-order.ts'
import { notFound } from '../../kernel/app-error.ts'
import { changedSince } from '../changed-since.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { reasonSchema } from '../text-fields.ts'
import { moveStatus, readsOfStatus } from './move-status.ts'
import { surroundingsOf } from './surroundings.ts'

/** What may be said with a change of status of one or many work orders. */
export const moveWordsSchema = {
  /** Needed for hold, for cancelling and for reopening what was closed. */
  reason: reasonSchema.nullable().default(null),
  /** For a hold: when somebody should look again, and a remark. */
  followUpOn: daySchema.nullable().optional(),
  note: z.string().trim().max(1_000).nullable().optional(),
  /** How visits end that should have taken place by now, when the work is completed. */
  undecided: z.enum(['asPlanned', 'cancelled']).optional(),
  /** What becomes of the requests of cancelled work: closed with the reason (default), or back in the inbox. */
  requestsTo: z.enum(['closed', 'inbox']).optional(),
}

/** Moves a work order along its life. An illegal move is refused, saying which moves are legal. */
export const workOrderSetStatus = defineCommand({
  name: 'workOrder.setStatus',
  args: z.object({
    workOrderId: idSchema,
    status: workOrderStatusSchema,
    ...moveWordsSchema,
    rev: z.int().optional(),
  }),
  undoable: true,
  reads: ({ workOrderId }) => readsOfStatus(workOrderId),
  apply: ({ workOrderId, status, rev, ...words }, { workOrder, ...rows }, context) => {
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const conflict = changedSince('work order', workOrder, { rev })
    if (conflict) return refuse(conflict)
    if (status === 'closed' && workOrder.status === 'done') return refuse(closesByGate(workOrder))
    const moved = moveStatus(workOrder, status, words, surroundingsOf(rows)(workOrderId), context)
    if (!moved.ok) return refuse(moved.error)
    const { number } = workOrder
    return decide(
      moved.value,
      workOrder.status === 'closed'
        ? { key: 'history.workOrderReopened', values: { number, reason: words.reason ?? '' } }
        : { key: 'history.workOrderStatusSet', values: { number, from: workOrder.status, to: status } },
    )
  },
})

/** Closing looks at the papers first: it has its own command. */
export function closesByGate({ id, number }: { readonly id: string; readonly number: number }) {
  const message = `Work order ${number} is closed with workOrder.close, which checks that its documents are complete.`
  return forbiddenByRule('closes-by-gate', message, { number, workOrderId: id, legal: 'closed,open' })
}
