import { z } from 'zod'
import { daySchema, idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { read } from '../read.ts'

/** Puts off or corrects when somebody should look again at work on hold, and the remark about it. */
export const holdEdit = defineCommand({
  name: 'hold.edit',
  args: z.object({
    holdId: idSchema,
    set: z.object({ followUpOn: daySchema.nullable(), note: z.string().trim().max(1_000).nullable() }).partial(),
  }),
  undoable: true,
  reads: ({ holdId }) => ({ hold: read.byId('holds', holdId) }),
  readsThen: (_args, { hold }) => ({ workOrder: read.byId('workOrders', hold?.workOrderId ?? null) }),
  apply: ({ holdId, set }, { hold, workOrder }) => {
    if (!hold || !workOrder) return refuse(notFound('hold', holdId))
    const note = set.note === undefined ? {} : { note: set.note?.trim() || null }
    return decide([update('holds', holdId, { ...givenFields(set), ...note })], {
      key: 'history.holdEdited',
      values: { number: workOrder.number, on: set.followUpOn ?? '' },
    })
  },
})
