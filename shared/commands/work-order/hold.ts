import { z } from 'zod'
import { daySchema, idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { reasonSchema } from '../text-fields.ts'
import { moveStatus, readsOfStatus } from './move-status.ts'
import { surroundingsOf } from './surroundings.ts'

/** Puts a work order on hold: parts, access, approval, weather. Placed visits stay where they are. */
export const workOrderHold = defineCommand({
  name: 'workOrder.hold',
  args: z.object({
    workOrderId: idSchema,
    /** A reason of the office's list, word for word, or own words. The list says whether SLA clocks stand still. */
    reason: reasonSchema,
    note: z.string().trim().max(1_000).nullable().default(null),
    /** When somebody should look again. */
    followUpOn: daySchema.nullable().default(null),
  }),
  undoable: true,
  reads: ({ workOrderId }) => readsOfStatus(workOrderId),
  apply: ({ workOrderId, ...words }, { workOrder, ...rows }, context) => {
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const moved = moveStatus(workOrder, 'onHold', words, surroundingsOf(rows)(workOrderId), context)
    if (!moved.ok) return refuse(moved.error)
    const { number } = workOrder
    return decide(moved.value, { key: 'history.workOrderHeld', values: { number, reason: words.reason } })
  },
})
