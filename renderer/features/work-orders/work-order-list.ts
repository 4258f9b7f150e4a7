import { workOrdersExport } from '#shared/actions/work-orders.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import { workOrderStatuses } from '#shared/domain/work-order/work-order.ts'
import { workOrderListColumns } from '#shared/queries/lists/work-order-columns.ts'
import type { WorkOrderFilter, WorkOrderRow, WorkOrderSort } from '#shared/queries/work-orders.ts'
import { workOrderFilterSchema, workOrderSortSchema } from '#shared/queries/work-orders.ts'
import { priorityLook, workOrderStatusLook } from '../../lib/status-look.ts'
import type { ListKind } from '../../list/list-kind.ts'
import { wordsOfLooks } from '../../list/words-of-looks.ts'
import { workOrderView } from '../../state/work-order-view.ts'

/** The list of work orders. */
export const workOrderList: ListKind<WorkOrderRow, WorkOrderFilter, WorkOrderSort> = {
  screen: 'work-orders',
  view: workOrderView,
  columns: workOrderListColumns,
  usual: ['number', 'priority', 'title', 'site', 'territory', 'status', 'due', 'visit'],
  subject: 'workOrder',
  words: () => ({
    priority: wordsOfLooks(priorities, priorityLook),
    status: wordsOfLooks(workOrderStatuses, workOrderStatusLook),
  }),
  filterSchema: workOrderFilterSchema,
  sortSchema: workOrderSortSchema,
  exportAction: workOrdersExport,
  things: 'list.things.workOrders',
}
