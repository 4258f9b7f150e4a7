import { z } from 'zod'
import { lineAmount } from '../../domain/cost/amount.ts'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import type { Change } from '../change.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { chosenLines, quoteStateRefusal } from './quote-fields.ts'

const decisionFields = {
  workOrderId: idSchema,
  /** Left out: every line that is offered. */
  quoteLineIds: z.array(idSchema).min(1).nullable().default(null),
  /** Who at the customer decided. */
  decidedBy: z.string().trim().min(1, 'say who at the customer decided').max(200),
}

const reads = ({ workOrderId }: { workOrderId: string }) => ({
  workOrder: read.byId('workOrders', workOrderId),
  lines: read.where('quoteLines', 'workOrderId', [workOrderId]),
})

/**
 * The customer takes an offer. The not-to-exceed amount changes only when that was agreed (`raiseLimit`), by the value
 * of the accepted lines, and history says so.
 */
export const quoteAccept = defineCommand({
  name: 'quote.accept',
  args: z.object({ ...decisionFields, raiseLimit: z.boolean() }),
  undoable: true,
  reads,
  apply: ({ workOrderId, quoteLineIds, decidedBy, raiseLimit }, { workOrder, lines }, context) => {
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const chosen = chosenLines(lines, quoteLineIds, ['offered'])
    const wrong = quoteStateRefusal(workOrder, chosen, ['offered'])
    if (wrong) return refuse(wrong)
    const decidedAt = context.now
    const changes: Change[] = chosen.map(({ id }) =>
      update('quoteLines', id, { state: 'accepted', decidedAt, decidedBy }),
    )
    const acceptedCents = chosen.reduce((sum, line) => sum + lineAmount(line.quantity, line.unitPriceCents), 0)
    const { number, nteCents } = workOrder
    const raised = raiseLimit && nteCents !== null
    const limitCents = raised ? nteCents + acceptedCents : nteCents
    if (raised) changes.push(update('workOrders', workOrderId, { nteCents: limitCents }))
    const key = raised ? 'history.quoteAcceptedWithLimit' : 'history.quoteAccepted'
    return decide(changes, { key, values: { number, count: chosen.length, decidedBy } }, { acceptedCents, limitCents })
  },
})

/** The customer does not take an offer. */
export const quoteDecline = defineCommand({
  name: 'quote.decline',
  args: z.object(decisionFields),
  undoable: true,
  reads,
  apply: ({ workOrderId, quoteLineIds, decidedBy }, { workOrder, lines }, context) => {
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const chosen = chosenLines(lines, quoteLineIds, ['offered'])
    const wrong = quoteStateRefusal(workOrder, chosen, ['offered'])
    if (wrong) return refuse(wrong)
    return decide(
      chosen.map(({ id }) => update('quoteLines', id, { state: 'declined', decidedAt: context.now, decidedBy })),
      { key: 'history.quoteDeclined', values: { number: workOrder.number, count: chosen.length, decidedBy } },
    )
  },
})
