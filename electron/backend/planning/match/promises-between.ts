import { draftVisitDetail } from '#shared/domain/intake/draft-visit.ts'
import type { Priority } from '#shared/domain/record/priority.ts'
import type { Store } from '../../../store/store.ts'
import { prepared } from '../../../store/prepared.ts'
import { visitDetailsByIds } from '../../../store/visit-detail.ts'
import type { PromisedVisit } from './hold-promises.ts'

/** Promises looked at of each kind; each is placed before the next is offered. */
const mostPromises = 80
/** When neither the questions nor a work type say how long it takes. */
export const plainMinutes = 60

/** Requests with a promised window that are not accepted yet, and visits with one that have no place yet. */
const promisedRequestsSql = `
  SELECT q.id, q.number, q.title, q.priority, q.duration_minutes AS durationMinutes, q.work_type_id AS workTypeId,
    q.site_id AS siteId, q.wish_starts_at AS startsAt, q.wish_ends_at AS endsAt
  FROM requests q
  WHERE q.wish_starts_at IS NOT NULL AND q.wish_starts_at >= ? AND q.wish_starts_at < ?
    AND q.status IN ('new', 'awaitingApproval') AND q.deleted_at IS NULL
  ORDER BY q.wish_starts_at LIMIT ${mostPromises}`
const promisedVisitsSql = `
  SELECT v.id FROM visits v
  WHERE v.status = 'toSchedule' AND v.window_starts_at IS NOT NULL AND v.window_starts_at >= ? AND v.window_starts_at < ?
    AND v.deleted_at IS NULL
  ORDER BY v.window_starts_at LIMIT ${mostPromises}`

interface PromisedRequest {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly priority: Priority
  readonly durationMinutes: number | null
  readonly workTypeId: string | null
  readonly siteId: string | null
  readonly startsAt: number
  readonly endsAt: number
}

/** What is promised to begin between two instants and has no place on the board, whether accepted or not. */
export function promisesBetween(from: number, to: number, { db, records }: Pick<Store, 'db' | 'records'>) {
  const requests = prepared(db, promisedRequestsSql).all(from, to) as PromisedRequest[]
  const visitIds = prepared(db, promisedVisitsSql).pluck().all(from, to) as string[]
  const ofRequests = requests.map((request): PromisedVisit => {
    const workType = request.workTypeId ? records.get('workTypes', request.workTypeId) : null
    const site = request.siteId ? records.get('sites', request.siteId) : null
    const detail = draftVisitDetail({
      ...request,
      durationMinutes: request.durationMinutes ?? workType?.durationMinutes ?? plainMinutes,
      workType,
      skillName: null,
      site,
      customerWishes: site?.customerId ? (records.get('customers', site.customerId)?.technicianWishes ?? []) : [],
      opening: site?.openingCalendarId ? records.get('businessCalendars', site.openingCalendarId) : null,
      openedAt: from,
      promises: null,
    })
    return { detail, window: { start: request.startsAt, end: request.endsAt } }
  })
  const ofVisits = visitDetailsByIds(db, visitIds).map((detail): PromisedVisit => {
    const { windowStartsAt, windowEndsAt } = detail.visit
    return { detail, window: { start: windowStartsAt!, end: windowEndsAt! } }
  })
  return [...ofRequests, ...ofVisits]
}
