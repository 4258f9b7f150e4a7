import { estimateTravel } from '#shared/domain/travel/estimate.ts'
import type { RiskFacts, VisitRisk } from '#shared/domain/schedule/visit-risk.ts'
import { legSources } from '#shared/domain/travel/travel-leg.ts'
import type { TravelLeg } from '#shared/domain/travel/travel-leg.ts'
import type { MapDay, MapRoute, MapStop, MapVisit } from '#shared/queries/map.ts'
import type { PlannedChange, ProposedPlan } from '#shared/queries/plan.ts'

type Judge = (facts: RiskFacts, now: number) => VisitRisk | null
type PlannedLeg = Pick<ProposedPlan['routes'][number]['stops'][number], 'travelMinutes' | 'travelSource'>

/** Whether a plan has anything to say about a day. */
export function plansDay(plan: ProposedPlan | null | undefined, day: string): plan is ProposedPlan {
  return plan !== null && plan !== undefined && plan.days.includes(day)
}

/**
 * The day as it would be with the open changes of a plan: each visit where the plan has it, with the plan's minutes of
 * driving. Kilometres are those of the estimate. Of work that keeps its place nothing is judged anew.
 */
export function proposedDay(day: MapDay, plan: ProposedPlan, judge: Judge): MapDay {
  const open = new Map(plan.changes.flatMap((one) => (one.state === 'open' ? [[one.visitId, one] as const] : [])))
  if (open.size === 0) return day
  const visits = new Map<string, MapVisit>()
  for (const visit of [...day.unscheduled, ...day.ungeocoded, ...day.routes.flatMap(({ stops }) => stops)])
    visits.set(visit.visitId, visit)
  const legs = new Map(
    plan.routes
      .filter((route) => route.day === day.day)
      .flatMap(({ technicianId, stops }) => stops.map((stop) => [`${technicianId} ${stop.visitId}`, stop] as const)),
  )
  const comes = comingBy(day, open.values())
  const routes = day.routes.map((route): MapRoute => {
    const kept = route.stops.filter((stop) => !open.has(stop.visitId))
    const coming = (comes.get(route.technicianId) ?? []).flatMap((change) => {
      const visit = visits.get(change.visitId)
      return visit ? [stopOf(visit, change, judge, day.now ?? day.start)] : []
    })
    if (coming.length === 0 && kept.length === route.stops.length) return route
    const stops = [...kept, ...coming].toSorted((a, b) => a.startsAt - b.startsAt)
    return withLegs({ ...route, stops }, (visitId) => legs.get(`${route.technicianId} ${visitId}`))
  })
  const placed = new Set([...comes.values()].flat().map(({ visitId }) => visitId))
  const loose = [...open.values()].flatMap(({ visitId, to }) => (to ? [] : (visits.get(visitId) ?? [])))
  const unscheduled = [...day.unscheduled.filter(({ visitId }) => !placed.has(visitId)), ...loose]
  const unscheduledTotal = day.unscheduledTotal + unscheduled.length - day.unscheduled.length
  return { ...day, routes, unscheduled, unscheduledTotal }
}

/** The changes that come to a technician on this day; who goes along has them too. */
function comingBy(day: MapDay, changes: Iterable<PlannedChange>): Map<string, PlannedChange[]> {
  const comes = new Map<string, PlannedChange[]>()
  for (const change of changes) {
    const { to, crewIds } = change
    if (!to || to.startsAt < day.start || to.startsAt >= day.end) continue
    for (const id of [to.technicianId, ...crewIds]) comes.set(id, [...(comes.get(id) ?? []), change])
  }
  return comes
}

function stopOf(visit: MapVisit, { to }: PlannedChange, judge: Judge, now: number): MapStop {
  const { startsAt, endsAt } = to!
  const status = visit.status === 'toSchedule' ? 'scheduled' : visit.status
  const when = { expectedStartsAt: startsAt, expectedEndsAt: endsAt, lateMinutes: 0 }
  const risk = judge({ status, clock: visit.clock, windowEndsAt: null, ...when }, now)
  return { ...visit, status, risk, startsAt, endsAt, expectedStartsAt: startsAt, lateMinutes: 0, leg: null }
}

/** A route with its legs: the plan's where it has them, else those it had. */
function withLegs(route: MapRoute, planned: (visitId: string) => PlannedLeg | undefined): MapRoute {
  let place = route.home
  const stops = route.stops.map((stop): MapStop => {
    const leg = planned(stop.visitId)
    const from = place
    place = stop.point ?? place
    if (!leg) return stop
    const { distanceMeters } = estimateTravel(from, stop.point)
    const source: TravelLeg['source'] = legSources.find((name) => name === leg.travelSource) ?? 'straight-line-estimate'
    return { ...stop, leg: { minutes: Math.round(leg.travelMinutes), distanceMeters, source, rush: 1 } }
  })
  const returnLeg = route.home && stops.length > 0 ? estimateTravel(place, route.home) : null
  const legs = [...stops.map(({ leg }) => leg), returnLeg].filter((leg) => leg !== null)
  return {
    ...route,
    stops,
    returnLeg,
    total: {
      minutes: legs.reduce((sum, leg) => sum + leg.minutes, 0),
      distanceMeters: legs.reduce((sum, leg) => sum + leg.distanceMeters, 0),
    },
  }
}
