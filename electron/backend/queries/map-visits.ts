import type { Store } from '#electron/store/store.ts'
import type { RouteStop } from '#shared/domain/route/day-route.ts'
import type { RiskFacts, VisitRisk } from '#shared/domain/schedule/visit-risk.ts'
import type { ProjectedVisit } from '#shared/domain/schedule/projected-day.ts'
import { projectDay } from '#shared/domain/schedule/projected-day.ts'
import type { Site } from '#shared/domain/site/site.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import type { Travel } from '#shared/domain/travel/travel.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { MapVisit } from '#shared/queries/map.ts'
import { clockColumnsSql, clockFactsOfRow } from '../../store/clock-facts.ts'
import { createRiskJudge } from '../sla/risk-judge.ts'

/** A place that may be drawn: 0,0 is the sea off Africa, never a site. */
export function drawable(latitude: number | null, longitude: number | null): Point | null {
  return latitude === 0 && longitude === 0 ? null : pointOf(latitude, longitude)
}

/** A visit as a stop of a route. */
export function routeStopOf({ latitude, longitude, visit: { startsAt, endsAt } }: VisitDetail): RouteStop {
  return { place: drawable(latitude, longitude), startsAt, endsAt }
}

/** Projects one technician's placed visits; by visit id. */
export function projectedById(
  details: readonly VisitDetail[],
  now: number | null,
  travel: Travel,
): Map<string, ProjectedVisit> {
  const placed = details.flatMap(({ visit, latitude, longitude }) =>
    visit.startsAt === null || visit.endsAt === null
      ? []
      : [{ ...visit, startsAt: visit.startsAt, endsAt: visit.endsAt, place: drawable(latitude, longitude) }],
  )
  return new Map(projectDay(placed, now, travel).map((projected) => [projected.id, projected]))
}

/** A visit as the map tells it. `judgedAt` is the instant deadlines are compared with. */
export function mapVisitOf(
  detail: VisitDetail,
  projected: ProjectedVisit | null,
  judge: (facts: RiskFacts) => VisitRisk | null,
): MapVisit {
  const { visit } = detail
  return {
    visitId: visit.id,
    workOrderId: visit.workOrderId,
    number: detail.workOrderNumber,
    title: detail.title,
    workTypeName: detail.workTypeName,
    address: detail.address ?? detail.siteName,
    status: visit.status,
    onHold: detail.workOrderStatus === 'onHold',
    priority: detail.priority,
    durationMinutes: visit.durationMinutes,
    resolveBy: detail.resolveBy,
    clock: detail.clock,
    risk: judge({
      status: visit.status,
      clock: detail.clock,
      windowEndsAt: visit.windowEndsAt,
      expectedStartsAt: projected?.expectedStartsAt ?? null,
      expectedEndsAt: projected?.expectedEndsAt ?? null,
      lateMinutes: projected?.lateMinutes ?? 0,
    }),
    point: drawable(detail.latitude, detail.longitude),
  }
}

const unscheduledSql = `
  FROM visits v
  JOIN work_orders o ON o.id = v.work_order_id
  LEFT JOIN work_types w ON w.id = o.work_type_id
  LEFT JOIN sites s ON s.id = o.site_id
  WHERE v.status = 'toSchedule' AND v.deleted_at IS NULL AND o.deleted_at IS NULL
    AND o.status NOT IN ('done', 'closed', 'cancelled')`

interface UnscheduledRow {
  readonly visit_id: string
  readonly work_order_id: string
  readonly number: number
  readonly title: string
  readonly type_name: string | null
  readonly address: string | null
  readonly order_status: string
  readonly priority: MapVisit['priority']
  readonly duration_minutes: number
  readonly resolve_by: number | null
  readonly window_ends_at: number | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly reason: Site['ungeocodedReason']
}

/** A visit that waits, with why its site cannot be drawn where it cannot. */
export type WaitingVisit = MapVisit & { readonly reason: Site['ungeocodedReason'] }

/** How many visits wait for a place on the board. */
export function unscheduledCount(store: Store): number {
  return store.db.prepare(`SELECT count(*) ${unscheduledSql}`).pluck().get() as number
}

/** Visits that wait, nearest deadline first (those without one last), at most `limit`. */
export function unscheduledVisits(store: Store, judgedAt: number, limit: number): WaitingVisit[] {
  const judge = createRiskJudge(store.records)
  const found = store.db
    .prepare(
      `SELECT v.id AS visit_id, o.id AS work_order_id, o.number, o.title, w.name AS type_name,
         coalesce(nullif(s.address, ''), s.name) AS address, o.status AS order_status, o.priority, v.duration_minutes,
         o.resolve_by, v.window_ends_at, ${clockColumnsSql}, s.latitude, s.longitude, s.ungeocoded_reason AS reason
       ${unscheduledSql} ORDER BY o.next_due_at IS NULL, o.next_due_at, o.number LIMIT ?`,
    )
    .all(limit) as (UnscheduledRow & Record<string, unknown>)[]
  const rows = found.map((row) => ({ ...row, clock: clockFactsOfRow(row) }))
  return rows.map((row) => ({
    visitId: row.visit_id,
    workOrderId: row.work_order_id,
    number: row.number,
    title: row.title,
    workTypeName: row.type_name,
    address: row.address,
    status: 'toSchedule',
    onHold: row.order_status === 'onHold',
    priority: row.priority,
    durationMinutes: row.duration_minutes,
    resolveBy: row.resolve_by,
    clock: row.clock,
    risk: judge(
      {
        status: 'toSchedule',
        clock: row.clock,
        windowEndsAt: row.window_ends_at,
        expectedStartsAt: null,
        expectedEndsAt: null,
        lateMinutes: 0,
      },
      judgedAt,
    ),
    point: drawable(row.latitude, row.longitude),
    reason: row.reason,
  }))
}
