import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { quoteStateRefusal } from './quote-fields.ts'

/** Takes a line off a quote that nobody has decided on. */
export const quoteRemove = defineCommand({
  name: 'quote.remove',
  args: z.object({ quoteLineId: idSchema }),
  undoable: true,
  reads: ({ quoteLineId }) => ({ line: read.byId('quoteLines', quoteLineId) }),
  readsThen: (_args, { line }) => ({ workOrder: read.byId('workOrders', line?.workOrderId ?? null) }),
  apply: ({ quoteLineId }, { line, workOrder }) => {
    if (!line || !workOrder) return refuse(notFound('quote line', quoteLineId))
    const wrong = quoteStateRefusal(workOrder, [line], ['draft', 'offered'])
    if (wrong) return refuse(wrong)
    const values = { number: workOrder.number, what: line.description }
    return decide([remove('quoteLines', quoteLineId)], { key: 'history.quoteLineRemoved', values })
  },
})
