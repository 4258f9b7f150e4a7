import type { Visit } from '../../domain/visit/visit.ts'
import { templateOf } from '../../domain/work-type/template-of.ts'
import type { ClosingFacts } from '../../domain/work-order/closing-gate.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Loaded } from '../read.ts'
import { read } from '../read.ts'

/** The rows the closing gate looks at, once the work order and its visits are known. For `readsThen`. */
export function closingReads(workOrder: WorkOrder | null, visits: readonly Visit[]) {
  const orders = workOrder ? [workOrder.id] : []
  return {
    workType: read.byId('workTypes', workOrder?.workTypeId ?? null),
    workTypeVersions: read.where('workTypeVersions', 'workTypeId', workOrder?.workTypeId ? [workOrder.workTypeId] : []),
    answers: read.where('checklistAnswers', 'workOrderId', orders),
    attachments: read.where('attachments', 'subjectId', [...orders, ...visits.map(({ id }) => id)]),
    costLines: read.where('costLines', 'workOrderId', orders),
  }
}

/** The gate's facts from the loaded rows. */
export function closingFacts(
  workOrder: WorkOrder,
  visits: readonly Visit[],
  rows: Loaded<ReturnType<typeof closingReads>>,
): ClosingFacts {
  const { workType, workTypeVersions, answers, attachments, costLines } = rows
  const template = templateOf(workOrder, workType, workTypeVersions)
  return { workOrder, template, answers, attachments, costLines, visits }
}
