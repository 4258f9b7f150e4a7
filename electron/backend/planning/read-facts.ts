import type { WayTo } from '#shared/commands/read.ts'
import { policyOf, policySettingsOf } from '#shared/domain/policy/policy.ts'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import { prepared } from '../../store/prepared.ts'
import { technicianDaysBetween } from '../../store/technician-days.ts'
import { visitDetailsByIds } from '../../store/visit-detail.ts'
import { readQueue } from '../../store/visit-queue.ts'
import type { BackendContext } from '../context.ts'
import { dueSoonCutoffs } from '../sla/due-cutoffs.ts'
import type { PlanScope, PlanningFacts } from './planning-facts.ts'

/** More waiting visits than this are not planned at once; the most urgent are. */
const mostWaiting = 10_000
/** Visits whose ways into every lane are read beforehand. */
const mostJudged = 10

/**
 * Reads what planning a scope needs. `policyId` null: the policy in use. `elsewhere` are visits that are not stored, whose
 * ways into every lane are wanted as well.
 */
export function readFacts(
  { store, pipeline, clock: now }: Pick<BackendContext, 'store' | 'pipeline' | 'clock'>,
  scope: PlanScope,
  policyId: string | null = null,
  elsewhere: readonly VisitDetail[] = [],
): PlanningFacts {
  const { db, records } = store
  const clock = createDayClock(pipeline.officeZone())
  const from = clock.bounds(scope.days[0]!).start
  const until = clock.bounds(scope.days.at(-1)!).end
  const { technicianIds, visitIds, territoryId } = scope
  // Where few visits are planned, the board's rules will judge them in every lane.
  const asked = visitIds === null || visitIds.length > mostJudged ? [] : visitDetailsByIds(db, visitIds)
  const ways = waysTo([...asked, ...elsewhere])
  const lanes = technicianDaysBetween(db, records, technicianIds, from, until, ways)
    .filter(({ technician }) => technician.active)
    .filter(
      ({ technician }) => technicianIds !== null || territoryId === null || technician.territoryId === territoryId,
    )
    .map((days) => compileSchedule(days, clock))
  const filter = { tab: 'toSchedule', text: '', skillId: null, territoryId, sort: 'deadline' } as const
  const wanted = visitIds === null ? null : new Set(visitIds)
  const waiting =
    visitIds !== null
      ? visitDetailsByIds(db, visitIds).filter(isWaiting)
      : readQueue(db, { ...filter, soon: dueSoonCutoffs(records, now.now()), offset: 0, limit: mostWaiting }).visits
  const standing = lanes.flatMap(({ stops }) => stops.map(({ detail }) => detail))
  return {
    clock,
    days: scope.days,
    now: scope.now,
    lanes,
    waiting,
    mayMove: ({ visit }) => wanted === null || wanted.has(visit.id),
    reckoned: new Map(),
    policy: policyOf(policySettingsOf(records.get('settings', settingNames.policies)?.value), policyId),
    lastAtSite: lastAtSites(db, [...waiting, ...standing], from),
    wishes: wishesOf(db, waiting),
  }
}

/** The places of visits, as ways that every lane is judged with. */
export function waysTo(details: readonly VisitDetail[]): WayTo[] {
  return details.flatMap(({ latitude, longitude }) => {
    const point = pointOf(latitude, longitude)
    return point ? [{ technicianId: null, point }] : []
  })
}

function isWaiting({ visit, workOrderStatus }: VisitDetail): boolean {
  const live = workOrderStatus === 'open' || workOrderStatus === 'scheduled' || workOrderStatus === 'inProgress'
  return (visit.status === 'toSchedule' || visit.status === 'missed') && live
}

const lastAtSiteSql = `
  SELECT o.site_id AS siteId, t.technician_id AS technicianId, max(v.starts_at) AS at
  FROM work_orders o JOIN visits v ON v.work_order_id = o.id
  JOIN visit_technicians t ON t.visit_id = v.id AND t.lead = 1
  WHERE o.site_id IN (SELECT value FROM json_each(?)) AND v.status IN ('done', 'partlyDone') AND v.starts_at < ?
    AND v.deleted_at IS NULL
  GROUP BY o.site_id`

/** Who worked last at the sites of the visits before an instant, by site. */
export function lastAtSites(
  db: BackendContext['store']['db'],
  details: readonly VisitDetail[],
  before: number,
): Map<string, string> {
  const sites = [...new Set(details.flatMap(({ siteId }) => siteId ?? []))]
  const rows = prepared(db, lastAtSiteSql).all(JSON.stringify(sites), before) as {
    siteId: string
    technicianId: string
  }[]
  return new Map(rows.map(({ siteId, technicianId }) => [siteId, technicianId]))
}

const wishesSql = `
  SELECT q.work_order_id AS workOrderId, min(q.wish_starts_at) AS start, min(q.wish_ends_at) AS "end"
  FROM requests q
  WHERE q.work_order_id IN (SELECT value FROM json_each(?)) AND q.wish_starts_at IS NOT NULL AND q.wish_ends_at IS NOT NULL
  GROUP BY q.work_order_id`

/** When the callers of the visits' work orders wished for somebody to come. */
export function wishesOf(db: BackendContext['store']['db'], details: readonly VisitDetail[]): Map<string, Interval> {
  const orders = [...new Set(details.map(({ visit }) => visit.workOrderId))]
  const rows = prepared(db, wishesSql).all(JSON.stringify(orders)) as ({ workOrderId: string } & Interval)[]
  return new Map(rows.map(({ workOrderId, start, end }) => [workOrderId, { start, end }]))
}
