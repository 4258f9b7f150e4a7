import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { changedSince } from '../changed-since.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { read } from '../read.ts'
import { quoteFields, quoteStateRefusal } from './quote-fields.ts'

/** Changes a line of a quote. One that was decided stays what it was; an offered one becomes a draft again. */
export const quoteEdit = defineCommand({
  name: 'quote.edit',
  args: z.object({
    quoteLineId: idSchema,
    set: z.object(quoteFields).partial(),
    was: z.record(z.string(), z.json()).optional(),
  }),
  undoable: true,
  reads: ({ quoteLineId }) => ({ line: read.byId('quoteLines', quoteLineId) }),
  readsThen: (_args, { line }) => ({ workOrder: read.byId('workOrders', line?.workOrderId ?? null) }),
  apply: ({ quoteLineId, set, was }, { line, workOrder }) => {
    if (!line || !workOrder) return refuse(notFound('quote line', quoteLineId))
    const wrong = quoteStateRefusal(workOrder, [line], ['draft', 'offered'])
    if (wrong) return refuse(wrong)
    const conflict = changedSince('quote line', line, { was })
    if (conflict) return refuse(conflict)
    const fields = givenFields(set)
    if (Object.keys(fields).length === 0) return refuse(invalidInput('set', 'Nothing to set.'))
    const values = { number: workOrder.number, what: fields.description ?? line.description }
    return decide([update('quoteLines', quoteLineId, { ...fields, state: 'draft' })], {
      key: 'history.quoteLineEdited',
      values,
    })
  },
})
