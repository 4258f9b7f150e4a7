import type { VisitStatus } from '../visit/visit.ts'
import { builtInStatusMapping, isLiveVisit, mappedStatus } from './status-mapping.ts'
import type { StatusMapping } from './status-mapping.ts'
import type { WorkOrderStatus } from './work-order.ts'

/**
 * The status a work order has once its visits have these, by the office's mapping. A cancelled or closed one stays so;
 * a done one is taken up again only by a visit that is still to be done; one on hold waits on until its work is over
 * (whoever starts a visit ends the hold: `startsWork`). Without visits it is desk work and stays as a person set it.
 */
export function workOrderStatusOf(
  current: WorkOrderStatus,
  visits: readonly VisitStatus[],
  mapping: StatusMapping = builtInStatusMapping,
): WorkOrderStatus {
  if (current === 'cancelled' || current === 'closed') return current
  if (current === 'done' && !visits.some(isLiveVisit)) return current
  const mapped = mappedStatus(visits, mapping)
  if (mapped === null) return current
  return current === 'onHold' && mapped !== 'done' && mapped !== 'cancelled' ? current : mapped
}

/** Whether a visit goes from waiting to work: somebody sets out or arrives. It ends a hold. */
export function startsWork(from: VisitStatus, to: VisitStatus): boolean {
  const begun = (status: VisitStatus) => status === 'enRoute' || status === 'onSite'
  return begun(to) && !begun(from)
}
