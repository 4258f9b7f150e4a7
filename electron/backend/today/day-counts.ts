import { isWorked } from '#shared/domain/visit/visit-status.ts'
import { draftOf } from '#shared/domain/visit/draft.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import type { RiskLine, TechnicianLoad, TodayOverview } from '#shared/queries/today.ts'
import { visitRisks } from '#shared/domain/schedule/visit-risk.ts'
import type { RoutedDay } from '../queries/map-routes.ts'

/** How far the day has come. A visit of several technicians counts once. */
export function dayCounts(routed: readonly RoutedDay[]): TodayOverview['counts'] {
  const stops = new Map(routed.flatMap(({ route }) => route.stops.map((stop) => [stop.visitId, stop] as const)))
  const count = { visits: stops.size, done: 0, underWay: 0, toGo: 0, notPublished: 0, technicians: routed.length }
  for (const { status } of stops.values()) {
    if (isWorked(status)) count.done += 1
    else if (status === 'enRoute' || status === 'onSite') count.underWay += 1
    else count.toGo += 1
  }
  const drafts = routed.flatMap(({ details }) => details.filter((detail) => draftOf(detail) !== null))
  return { ...count, notPublished: new Set(drafts.map(({ visit }) => visit.id)).size }
}

/** Placed visits in danger, the worst kind first, then the latest. */
export function riskLines(routed: readonly RoutedDay[]): RiskLine[] {
  const seen = new Set<string>()
  const lines: RiskLine[] = []
  for (const { route, projected } of routed) {
    const numbers = new Map(route.stops.map((stop) => [stop.visitId, stop.number]))
    for (const stop of route.stops) {
      if (stop.risk === null || seen.has(stop.visitId)) continue
      seen.add(stop.visitId)
      const own = projected.get(stop.visitId)
      lines.push({
        visitId: stop.visitId,
        workOrderId: stop.workOrderId,
        number: stop.number,
        work: stop.workTypeName ?? stop.title,
        address: stop.address,
        priority: stop.priority,
        resolveBy: stop.resolveBy,
        clock: stop.clock,
        risk: stop.risk,
        technicianCode: route.code,
        startsAt: stop.startsAt,
        expectedStartsAt: stop.expectedStartsAt,
        lateMinutes: stop.lateMinutes,
        cause: own?.cause ?? null,
        behindNumber: (own?.behindVisitId && numbers.get(own.behindVisitId)) || null,
      })
    }
  }
  return lines.sort(
    (a, b) =>
      visitRisks.indexOf(a.risk) - visitRisks.indexOf(b.risk) ||
      b.lateMinutes - a.lateMinutes ||
      (a.resolveBy ?? Infinity) - (b.resolveBy ?? Infinity),
  )
}

/** Planned work and travel against paid time, the fullest first; technicians without shift and visits are left out. */
export function loads(routed: readonly RoutedDay[], day: Interval): TechnicianLoad[] {
  return routed
    .map(({ route, schedule }) => {
      const working = schedule.days.find((candidate) => candidate.start === day.start)?.working ?? []
      return {
        technicianId: route.technicianId,
        code: route.code,
        name: route.name,
        workMinutes: minutes(route.stops.map((stop) => ({ start: stop.startsAt, end: stop.endsAt }))),
        travelMinutes: route.total.minutes,
        paidMinutes: minutes(working),
      }
    })
    .filter((load) => load.paidMinutes > 0 || load.workMinutes > 0)
    .sort((a, b) => shareOfPaid(b) - shareOfPaid(a) || (a.code < b.code ? -1 : 1))
}

function shareOfPaid({ workMinutes, travelMinutes, paidMinutes }: TechnicianLoad): number {
  return paidMinutes === 0 ? Infinity : (workMinutes + travelMinutes) / paidMinutes
}

function minutes(spans: readonly Interval[]): number {
  return Math.round(spans.reduce((sum, { start, end }) => sum + (end - start), 0) / minuteMs)
}
