import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { todayOverview } from '#shared/queries/today.ts'
import type { TodayOverview, WaitingLine } from '#shared/queries/today.ts'
import type { BackendContext } from '../context.ts'
import { answers } from '../handler.ts'
import { alertsOf } from '../today/alerts.ts'
import { dayCounts, loads, riskLines } from '../today/day-counts.ts'
import { indicatorsOf } from '../today/indicators.ts'
import { nextDayReadiness } from '../today/next-day.ts'
import { nowOnDay } from './day-now.ts'
import { routesOfDay } from './map-routes.ts'
import { unscheduledCount, unscheduledVisits } from './map-visits.ts'
import type { WaitingVisit } from './map-visits.ts'

/** Waiting visits listed on the screen; the rest is one click away. */
const waitingLines = 8
/** Looked at to find them: visits on hold stand behind those that can be scheduled. */
const waitingLooked = 60

/** Answers of the first screen. */
export const todayQueries = [answers(todayOverview, ({ day }, context) => overviewOf(context, day))]

function overviewOf(context: BackendContext, day: string): TodayOverview {
  const bounds = createDayClock(context.pipeline.officeZone()).bounds(day)
  const now = nowOnDay(context, day)
  const judgedAt = now ?? bounds.start
  // A past day is looked back on from its end, a day to come from its beginning.
  const asOf = now ?? (bounds.end <= context.clock.now() ? bounds.end : bounds.start)
  const routed = routesOfDay(context, bounds, now)
  return {
    day,
    now,
    anyData: anyData(context),
    newestDay: newestDay(context),
    counts: dayCounts(routed),
    atRisk: riskLines(routed),
    waiting: {
      total: unscheduledCount(context.store),
      lines: unscheduledVisits(context.store, judgedAt, waitingLooked)
        .sort((a, b) => Number(a.onHold) - Number(b.onHold))
        .slice(0, waitingLines)
        .map(waitingLineOf),
    },
    alerts: alertsOf(context, day, routed),
    nextDay: nextDayReadiness(context, day),
    indicators: indicatorsOf(context, day, asOf, routed),
    load: loads(routed, bounds),
  }
}

function waitingLineOf(visit: WaitingVisit): WaitingLine {
  return {
    visitId: visit.visitId,
    workOrderId: visit.workOrderId,
    number: visit.number,
    work: visit.workTypeName ?? visit.title,
    address: visit.address,
    priority: visit.priority,
    resolveBy: visit.resolveBy,
    clock: visit.clock,
    risk: visit.risk,
    onHold: visit.onHold,
    next: visit.onHold ? 'resume' : visit.point === null ? 'locate' : 'schedule',
  }
}

function anyData({ store }: BackendContext): boolean {
  const sql =
    'SELECT EXISTS (SELECT 1 FROM requests) OR EXISTS (SELECT 1 FROM work_orders) OR EXISTS (SELECT 1 FROM technicians)'
  return store.db.prepare(sql).pluck().get() === 1
}

function newestDay({ store, pipeline }: BackendContext): TodayOverview['newestDay'] {
  const newest = (sql: string) => store.db.prepare(sql).pluck().get() as number | null
  const visit = newest(
    `SELECT max(starts_at) FROM visits WHERE deleted_at IS NULL AND status NOT IN ('cancelled', 'missed')`,
  )
  if (visit !== null) return { day: dayOf(visit, pipeline.officeZone()), holds: 'visits' }
  const request = newest('SELECT max(opened_at) FROM requests WHERE deleted_at IS NULL')
  return request === null ? null : { day: dayOf(request, pipeline.officeZone()), holds: 'requests' }
}
