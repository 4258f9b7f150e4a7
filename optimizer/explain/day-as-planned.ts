import { legOf } from '../evaluate/leg.ts'
import type { Leg } from '../evaluate/leg.ts'
import type { PlannedRoute, PlannedStop } from '../plan/plan.ts'
import type { Problem } from '../problem/problem.ts'
import { problemIndex } from '../problem/problem-index.ts'
import type { ProblemRoute } from '../problem/problem-route.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'

/** The way from one place to another for a route; null is a place that is everywhere. */
export type WayBetween = (route: ProblemRoute, from: number | null, to: number | null) => Leg

const ways = new WeakMap<Problem, WayBetween>()

/** The ways of the problem's own matrices; the same function for the same problem. */
export function waysOf(problem: Problem): WayBetween {
  let found = ways.get(problem)
  if (!found) ways.set(problem, (found = (route, from, to) => legOf(problem, route, from, to)))
  return found
}

/** A stop that stays where it is planned. */
export interface StandingStop {
  /** Null for a break or a stop at the depot. */
  readonly visit: ProblemVisit | null
  readonly id: string
  /** Where the technician is once it is over. */
  readonly place: number | null
  readonly startAt: number
  readonly endAt: number
}

/** A route with the stops somebody planned on it, each at its time. */
export interface DayAsPlanned {
  readonly route: ProblemRoute
  readonly stops: readonly StandingStop[]
  /**
   * By position, one more than there are stops: the place to go on to from there, and the way there, which a visit at
   * that position replaces. A break is taken where the technician is: the way goes on to the next place after it.
   */
  readonly onward: readonly (number | null)[]
  readonly replaced: readonly Leg[]
  /** Ticks of travel and metres of all legs, the ones from and to home with them. */
  readonly travel: number
  readonly metres: readonly number[]
  /** Ticks of work at visits. */
  readonly work: number
  /** Ticks of breaks and stops at the depot. */
  readonly pauses: number
}

/** Days that were worked out before, for as long as the caller keeps them planned and asks with the same ways. */
const known = new WeakMap<
  PlannedRoute,
  { readonly route: ProblemRoute; readonly way: WayBetween; readonly day: DayAsPlanned }
>()

/** The planned day of a route without one visit; `planned` may be missing for a day nothing is planned on. */
export function dayAsPlanned(
  problem: Problem,
  route: ProblemRoute,
  planned: PlannedRoute | undefined,
  withoutVisitId: string,
  way: WayBetween,
): DayAsPlanned {
  if (!planned || planned.stops.some(({ id }) => id === withoutVisitId))
    return workOut(problem, route, planned, withoutVisitId, way)
  const before = known.get(planned)
  if (before && before.route === route && before.way === way) return before.day
  const day = workOut(problem, route, planned, withoutVisitId, way)
  known.set(planned, { route, way, day })
  return day
}

function workOut(
  problem: Problem,
  route: ProblemRoute,
  planned: PlannedRoute | undefined,
  withoutVisitId: string,
  way: WayBetween,
): DayAsPlanned {
  const { visits } = problemIndex(problem)
  const stops: StandingStop[] = []
  let place = route.startPlace
  for (const stop of planned?.stops ?? []) {
    if (stop.id === withoutVisitId) continue
    const visit = stop.kind === 'visit' ? (visits.get(stop.id) ?? null) : null
    place = visit?.place ?? (stop.kind === 'depot' ? (route.depot?.place ?? place) : place)
    stops.push(standing(stop, visit, place))
  }
  const legs = legsOf(route, stops, way)
  const onward = onwardOf(route, stops)
  return {
    route,
    stops,
    onward,
    replaced: onward.map((to, position) => way(route, stops[position - 1]?.place ?? route.startPlace, to)),
    travel: legs.reduce((sum, { ticks }) => sum + Math.max(0, ticks), 0),
    metres: legs.map(({ metres }) => metres),
    work: stops.reduce((sum, { visit, startAt, endAt }) => sum + (visit ? endAt - startAt : 0), 0),
    pauses: stops.reduce((sum, { visit, startAt, endAt }) => sum + (visit ? 0 : endAt - startAt), 0),
  }
}

function standing({ id, startAt, endAt }: PlannedStop, visit: ProblemVisit | null, place: number | null): StandingStop {
  return { visit, id, place, startAt, endAt }
}

/** By position, the place of the first visit that follows, or where the day ends. */
function onwardOf(route: ProblemRoute, stops: readonly StandingStop[]): (number | null)[] {
  const onward: (number | null)[] = [route.endPlace]
  let to = route.endPlace
  for (const stop of stops.toReversed()) onward.unshift(stop.visit ? (to = stop.place) : to)
  return onward
}

/** The legs of a day in order: to each stop, and home. A day without stops has none. */
function legsOf(route: ProblemRoute, stops: readonly StandingStop[], way: WayBetween): Leg[] {
  if (stops.length === 0) return []
  const legs: Leg[] = []
  let from = route.startPlace
  for (const { place } of stops) {
    legs.push(way(route, from, place))
    from = place
  }
  legs.push(way(route, from, route.endPlace))
  return legs
}
