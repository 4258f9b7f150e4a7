import { draftOf } from '#shared/domain/visit/draft.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { TodayAlert } from '#shared/queries/today.ts'
import type { BackendContext } from '../context.ts'
import type { RoutedDay } from '../queries/map-routes.ts'
import { createAlerts } from '../sla/current-alerts.ts'
import { printedRevisions, uniqueDetails } from './next-day.ts'

/**
 * What to look at today, from records alone; the gravest first. Promises, follow-ups, approvals and certificates come
 * from where the bell has them, so that both say the same numbers.
 */
export function alertsOf(context: BackendContext, day: Day, routed: readonly RoutedDay[]): TodayAlert[] {
  const alerts: TodayAlert[] = []
  const add = (kind: Extract<TodayAlert, { count: number }>['kind'], count: number) => {
    if (count > 0) alerts.push({ kind, count })
  }
  const { db } = context.store
  const countOf = (sql: string) => db.prepare(`SELECT count(*) ${sql}`).pluck().get() as number
  const waiting = `FROM visits v JOIN work_orders o ON o.id = v.work_order_id
    LEFT JOIN sites s ON s.id = o.site_id
    WHERE v.status = 'toSchedule' AND v.deleted_at IS NULL AND o.status NOT IN ('done', 'closed', 'cancelled')`
  const current = createAlerts(context)
  const counts = current.counts()
  add('promisesMissed', counts.promises.missed)
  for (const { level, expired, technicianCode, name, on, visits } of current.certificates()) {
    if (level === 'notice') continue
    alerts.push({ kind: expired ? 'certificateExpired' : 'certificateExpires', technicianCode, name, on, visits })
  }
  add('promisesWarned', counts.promises.warn)
  add('followUps', counts.followUps)
  add('approvals', counts.approvals)
  const printed = printedRevisions(context, day)
  const details = uniqueDetails(routed)
  add('packetsChanged', details.filter(({ visit }) => (printed.get(visit.id) ?? Infinity) < visit.rev).length)
  add('notPublished', details.filter((detail) => draftOf(detail) !== null).length)
  add('newRequests', countOf(`FROM requests WHERE status = 'new' AND deleted_at IS NULL`))
  add('certificatesIdle', counts.certificates.notice)
  add('noCoordinates', countOf(`${waiting} AND s.latitude IS NULL`))
  const codes = routed
    .filter(({ route }) => route.home === null && route.stops.length > 0)
    .map(({ route }) => route.code)
  if (codes.length > 0) alerts.push({ kind: 'noHome', codes })
  return alerts
}
