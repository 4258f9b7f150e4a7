import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { chosenLines, quoteStateRefusal } from './quote-fields.ts'

/** Marks lines of a quote as offered to the customer; left out, all its drafts. */
export const quoteOffer = defineCommand({
  name: 'quote.offer',
  args: z.object({ workOrderId: idSchema, quoteLineIds: z.array(idSchema).min(1).nullable().default(null) }),
  undoable: true,
  reads: ({ workOrderId }) => ({
    workOrder: read.byId('workOrders', workOrderId),
    lines: read.where('quoteLines', 'workOrderId', [workOrderId]),
  }),
  apply: ({ workOrderId, quoteLineIds }, { workOrder, lines }) => {
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const chosen = chosenLines(lines, quoteLineIds, ['draft'])
    const wrong = quoteStateRefusal(workOrder, chosen, ['draft'])
    if (wrong) return refuse(wrong)
    return decide(
      chosen.map(({ id }) => update('quoteLines', id, { state: 'offered' })),
      { key: 'history.quoteOffered', values: { number: workOrder.number, count: chosen.length } },
    )
  },
})
