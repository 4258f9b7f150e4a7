import type { RiskFacts, VisitRisk } from '#shared/domain/schedule/visit-risk.ts'
import type { BackendContext } from '../context.ts'
import { createRiskJudge } from '../sla/risk-judge.ts'
import { technicianDaysBetween } from '#electron/store/technician-days.ts'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { ProjectedVisit } from '#shared/domain/schedule/projected-day.ts'
import { dayRoute } from '#shared/domain/route/day-route.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import type { MapRoute, MapStop } from '#shared/queries/map.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { drawable, mapVisitOf, projectedById, routeStopOf } from './map-visits.ts'
import { stopsOfDay } from './way-to.ts'

/** A technician's route with the schedule it was made from. */
export interface RoutedDay {
  readonly route: MapRoute
  readonly schedule: TechnicianSchedule
  /** The visits of the route, in its order. */
  readonly details: readonly VisitDetail[]
  readonly projected: ReadonlyMap<string, ProjectedVisit>
}

/** The route of every active technician over one day, by code. A visit belongs to the day it starts on. */
export function routesOfDay(context: BackendContext, day: Interval, now: number | null): RoutedDay[] {
  const clock = createDayClock(context.pipeline.officeZone())
  const judge = createRiskJudge(context.store.records)
  const technicians = technicianDaysBetween(context.store.db, context.store.records, null, day.start, day.end)
  return technicians
    .map((source) => {
      const schedule = compileSchedule(source, clock)
      const details = stopsOfDay(source.visits, day)
      const projected = projectedById(details, now, schedule.travel)
      return {
        schedule,
        details,
        projected,
        route: routeOf(schedule, details, projected, day, (facts) => judge(facts, now ?? day.start)),
      }
    })
    .sort((a, b) => (a.route.code < b.route.code ? -1 : 1))
}

function routeOf(
  schedule: TechnicianSchedule,
  details: readonly VisitDetail[],
  projected: ReadonlyMap<string, ProjectedVisit>,
  day: Interval,
  judge: (facts: RiskFacts) => VisitRisk | null,
): MapRoute {
  const { technician } = schedule
  const home = drawable(technician.homeLatitude, technician.homeLongitude)
  const { legs, returnLeg, total } = dayRoute(home, details.map(routeStopOf), schedule.travel)
  const stops = details.flatMap((detail, index): MapStop[] => {
    const { startsAt, endsAt } = detail.visit
    const own = projected.get(detail.visit.id)
    if (startsAt === null || endsAt === null || !own) return []
    const { expectedStartsAt, lateMinutes } = own
    const leg = legs[index] ?? null
    return [{ ...mapVisitOf(detail, own, judge), startsAt, endsAt, expectedStartsAt, lateMinutes, leg }]
  })
  const shifts = schedule.days.find((candidate) => candidate.start === day.start)?.shifts ?? []
  const [first, last] = [shifts[0], shifts.at(-1)]
  return {
    technicianId: technician.id,
    code: technician.code,
    name: technician.name,
    team: technician.team,
    territoryId: technician.territoryId,
    home,
    shift: first && last ? { start: first.start, end: last.end } : null,
    stops,
    returnLeg,
    total,
  }
}
