import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { closedRefusal } from '../cost/cost-guards.ts'
import { mostLines } from '../cost/line-fields.ts'
import { quoteFields } from './quote-fields.ts'

/** Adds lines to the quote of a work order. They are drafts until they are offered. */
export const quoteAddLines = defineCommand({
  name: 'quote.addLines',
  args: z.object({ workOrderId: idSchema, lines: z.array(z.object(quoteFields)).min(1).max(mostLines) }),
  undoable: true,
  reads: ({ workOrderId }) => ({ workOrder: read.byId('workOrders', workOrderId) }),
  apply: ({ workOrderId, lines }, { workOrder }, context) => {
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const closed = closedRefusal(workOrder)
    if (closed) return refuse(closed)
    const rows = lines.map((line) => ({ ...line, id: context.newId(), workOrderId, state: 'draft' as const }))
    const values = { number: workOrder.number, count: rows.length, what: rows[0]!.description }
    return decide(
      rows.map((row) => insert('quoteLines', row)),
      { key: 'history.quoteLinesAdded', values },
      { quoteLineIds: rows.map(({ id }) => id) },
    )
  },
})
