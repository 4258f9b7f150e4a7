import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { isEnded } from '#shared/domain/work-order/work-order-status.ts'
import type { WorkOrderStatus } from '#shared/domain/work-order/work-order.ts'

/**
 * What of a visit a plan reckoned with, as a text to compare: where it stands, how long it takes, what it asks for.
 * Telling the technician of it, or placing another visit of its work order, leaves it as it was.
 */
export function imprintOf(detail: VisitDetail): string {
  const { visit, technicianIds, workOrderStatus } = detail
  const status = workOrderStatus as WorkOrderStatus
  return JSON.stringify([
    visit.status === 'dispatched' ? 'scheduled' : visit.status,
    visit.startsAt,
    visit.endsAt,
    visit.durationMinutes,
    visit.windowStartsAt,
    visit.windowEndsAt,
    visit.pinned,
    [...technicianIds.slice(0, 1), ...technicianIds.slice(1).toSorted()],
    isEnded(status) ? 'ended' : status === 'onHold' ? 'onHold' : 'live',
    [detail.skillId, detail.skillLevel, detail.certificateName, detail.crewSize],
    [detail.latitude, detail.longitude],
  ])
}
