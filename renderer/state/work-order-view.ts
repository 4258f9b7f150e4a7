import type { WorkOrderFilter, WorkOrderSort } from '#shared/queries/work-orders.ts'
import type { ListView } from './list-view.ts'
import { createListView } from './list-view.ts'

/** What the list of work orders shows. */
export type WorkOrderView = ListView<WorkOrderFilter, WorkOrderSort>

/** The view of the list of work orders: live work by deadline at the start. Reports and Today set it before they go there. */
export const workOrderView = createListView<WorkOrderFilter, WorkOrderSort>(
  { statuses: ['open', 'scheduled', 'inProgress', 'onHold'] },
  { by: 'resolveBy', descending: false },
)

/** Shows another list under `/work-orders`; what is left out is as at the start. */
export const showWorkOrders = workOrderView.show
