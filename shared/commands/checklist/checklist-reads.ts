import type { KeyedItem } from '../../domain/checklist/checklist-state.ts'
import { checklistOf } from '../../domain/checklist/checklist-state.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { templateOf } from '../../domain/work-type/template-of.ts'
import type { AppError } from '../../kernel/app-error.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import type { Loaded } from '../read.ts'
import { read } from '../read.ts'

/** What a command about a checklist reads once the work order is known. For `readsThen`. */
export function checklistReads(workOrder: WorkOrder | null) {
  return {
    workType: read.byId('workTypes', workOrder?.workTypeId ?? null),
    versions: read.where('workTypeVersions', 'workTypeId', workOrder?.workTypeId ? [workOrder.workTypeId] : []),
  }
}

/** The items of a work order's checklist, of its own version of the template. */
export function checklistItemsOf(workOrder: WorkOrder, rows: Loaded<ReturnType<typeof checklistReads>>): KeyedItem[] {
  const template = templateOf(workOrder, rows.workType, rows.versions)
  return template ? checklistOf(template) : []
}

/** The refusal of answering the checklist of a work order whose papers are closed, or null. */
export function closedRefusal({ number, status }: WorkOrder): AppError | null {
  if (status !== 'closed' && status !== 'cancelled') return null
  const message = `Work order ${number} is ${status}; its checklist stays as it is. Reopen it first.`
  return forbiddenByRule('checklist-closed', message, { number, status })
}
