import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { closedRefusal } from './checklist-reads.ts'

/** Takes answers and their comments away, so that the items are open again: some of a checklist, or all of it. */
export const checklistClear = defineCommand({
  name: 'checklist.clear',
  args: z.object({
    workOrderId: idSchema,
    /** Which items; null for the whole checklist. */
    itemKeys: z.array(z.string().max(64)).min(1).max(500).nullable().default(null),
  }),
  undoable: true,
  reads: ({ workOrderId }) => ({
    workOrder: read.byId('workOrders', workOrderId),
    answers: read.where('checklistAnswers', 'workOrderId', [workOrderId]),
  }),
  apply: ({ workOrderId, itemKeys }, { workOrder, answers }) => {
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const closed = closedRefusal(workOrder)
    if (closed) return refuse(closed)
    const cleared = answers.filter(({ itemKey }) => itemKeys === null || itemKeys.includes(itemKey))
    return decide(
      cleared.map(({ id }) => remove('checklistAnswers', id)),
      { key: 'history.checklistCleared', values: { number: workOrder.number, count: cleared.length } },
    )
  },
})
