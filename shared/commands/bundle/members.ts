import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { isEnded } from '../../domain/work-order/work-order-status.ts'

/** Why a work order cannot join a bundle. */
export const bundleObstacles = ['ended', 'bundledAlready', 'notFound'] as const
export type BundleObstacle = (typeof bundleObstacles)[number]

/** A work order that was left out of a bundle, and why. */
export interface LeftWorkOrder {
  readonly workOrderId: string
  /** Null when there is no such work order. */
  readonly number: number | null
  readonly reason: BundleObstacle
}

/** Sorts wanted work orders into those that can join and those that are left out. Ended work needs no trip any more. */
export function sortMembers(
  wanted: readonly string[],
  workOrders: readonly WorkOrder[],
): { readonly joining: readonly WorkOrder[]; readonly left: readonly LeftWorkOrder[] } {
  const known = new Set(workOrders.map(({ id }) => id))
  const joining: WorkOrder[] = []
  const left: LeftWorkOrder[] = [...new Set(wanted)]
    .filter((id) => !known.has(id))
    .map((workOrderId) => ({ workOrderId, number: null, reason: 'notFound' }))
  for (const workOrder of workOrders) {
    const reason = isEnded(workOrder.status) ? 'ended' : workOrder.bundleId !== null ? 'bundledAlready' : null
    if (reason) left.push({ workOrderId: workOrder.id, number: workOrder.number, reason })
    else joining.push(workOrder)
  }
  return { joining, left }
}
