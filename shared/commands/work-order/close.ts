import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { closingGaps, closingRefusal } from '../../domain/work-order/closing-gate.ts'
import { notFound } from '../../kernel/app-error.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { invoiceOnClosing, invoiceReads } from '../invoice/closing-invoice.ts'
import { closingFacts, closingReads } from './closing-reads.ts'
import { moveStatus, readsOfStatus } from './move-status.ts'
import { surroundingsOf } from './surroundings.ts'

/**
 * Closes a done work order once everything its template asks for is there, and hands accounting its invoice draft.
 * Refuses with one violation for each item that is missing (`closing-…`).
 */
export const workOrderClose = defineCommand({
  name: 'workOrder.close',
  args: z.object({ workOrderId: idSchema }),
  undoable: true,
  reads: ({ workOrderId }) => readsOfStatus(workOrderId),
  readsThen: ({ workOrderId }, { workOrder, visits }) => ({
    ...invoiceReads([workOrderId]),
    ...closingReads(workOrder, visits),
  }),
  apply: ({ workOrderId }, { workOrder, ...rows }, context) => {
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const { number } = workOrder
    const moved = moveStatus(workOrder, 'closed', { reason: null }, surroundingsOf(rows)(workOrderId), context)
    if (!moved.ok) return refuse(moved.error)
    const gaps = closingGaps(closingFacts(workOrder, rows.visits, rows))
    if (gaps.length > 0) return refuse(closingRefusal(number, gaps))
    const invoice = invoiceOnClosing(workOrder, rows, context)
    return decide([...moved.value, ...invoice], { key: 'history.workOrderClosed', values: { number } })
  },
})
