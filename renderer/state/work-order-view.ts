import { create } from 'zustand'
import type { WorkOrderFilter, WorkOrderSort } from '#shared/queries/work-orders.ts'

/** What the list of work orders shows. */
export interface WorkOrderView {
  readonly filter: WorkOrderFilter
  readonly sort: WorkOrderSort
  /** Columns by id, in order; null for the usual ones. */
  readonly columns: readonly string[] | null
  /** Heading: name of a saved view, or of the figure that opened the list. */
  readonly name: string | null
  readonly savedViewId: string | null
}

/** Live work by deadline: what the list starts with. */
export const startView: WorkOrderView = {
  filter: { statuses: ['open', 'scheduled', 'inProgress', 'onHold'] },
  sort: { by: 'resolveBy', descending: false },
  columns: null,
  name: null,
  savedViewId: null,
}

/** The view of the list of work orders. Reports and Today set it before they go there. */
export const useWorkOrderView = create<WorkOrderView>(() => startView)

/** Shows another list under `/work-orders`; what is left out is as at the start. */
export function showWorkOrders(view: Partial<WorkOrderView>): void {
  useWorkOrderView.setState({ ...startView, ...view }, true)
}
