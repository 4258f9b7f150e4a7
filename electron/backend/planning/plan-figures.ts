import { legOf } from '#optimizer/evaluate/leg.ts'
import type { PlannedRoute, PlannedStop } from '#optimizer/plan/plan.ts'
import { problemIndex } from '#optimizer/problem/problem-index.ts'
import type { PlanFigures } from '#shared/queries/plan.ts'
import type { PlanningProblem } from './build-problem.ts'
import { lateBy } from './late-by.ts'

/** A visit on one of the routes. */
export interface Placed {
  readonly routeId: string
  readonly startsAt: number
  readonly endsAt: number
}

/** Where routes have their visits, in instants: one place for everybody on a visit. */
export function placesIn(
  { line }: Pick<PlanningProblem, 'line'>,
  routes: readonly PlannedRoute[],
): Map<string, Placed[]> {
  const places = new Map<string, Placed[]>()
  for (const { routeId, stops } of routes)
    for (const { kind, id, startAt, endAt } of stops)
      if (kind === 'visit') {
        const place = { routeId, startsAt: line.instantOf(startAt), endsAt: line.instantOf(endAt) }
        places.set(id, [...(places.get(id) ?? []), place])
      }
  return places
}

/** Whole minutes of driving of a route, the ways from home and back with it. */
export function travelMinutesOf({ stops, returnAt }: PlannedRoute): number {
  const last = stops.at(-1)
  return last ? Math.round((sum(stops.map(({ travel }) => travel)) + returnAt - last.endAt) / 60) : 0
}

/** Whole minutes a route goes on after its shift. */
export function overtimeMinutesOf({ problem }: PlanningProblem, { routeId, stops, returnAt }: PlannedRoute): number {
  const last = stops.at(-1)
  if (!last) return 0
  const { shift, commute } = problemIndex(problem).routes.get(routeId)!
  return Math.max(0, Math.ceil(((commute === 'outsideShift' ? last.endAt : returnAt) - shift.end) / 60))
}

/** The figures of routes: of a plan, or of the board as it stands. The one place that counts them. */
export function figuresOf(built: PlanningProblem, routes: readonly PlannedRoute[]): PlanFigures {
  const places = placesIn(built, routes)
  const travelMinutes = sum(routes.map(travelMinutesOf))
  return {
    served: places.size,
    waiting: built.details.size - places.size,
    travelMinutes,
    travelPerVisit: places.size === 0 ? null : Math.round((10 * travelMinutes) / places.size) / 10,
    overtimeMinutes: sum(routes.map((route) => overtimeMinutesOf(built, route))),
    lateVisits: [...places].filter(([visitId, [place]]) => lateBy(built.details.get(visitId)!, place!) > 0).length,
  }
}

/** The board as it stands, as routes with the same legs as a plan. */
export function standingRoutes({ problem, standing, details, line }: PlanningProblem): PlannedRoute[] {
  const { visits } = problemIndex(problem)
  return problem.routes.map((route): PlannedRoute => {
    const here = standing
      .filter(({ routeIds }) => routeIds.includes(route.id))
      .toSorted((a, b) => a.start - b.start || (a.visitId < b.visitId ? -1 : 1))
    let place = route.startPlace
    const drive = (to: number | null) => Math.max(0, legOf(problem, route, place, to).ticks)
    const stops = here.map(({ visitId, start }): PlannedStop => {
      const to = visits.get(visitId)!.place
      const travel = drive(to)
      place = to
      const endAt = line.tickOf(details.get(visitId)!.visit.endsAt!)
      return { kind: 'visit', id: visitId, travel, arriveAt: start, startAt: start, endAt }
    })
    const [first, last] = [stops[0], stops.at(-1)]
    if (!first || !last) return { routeId: route.id, stops, departAt: route.shift.start, returnAt: route.shift.start }
    return {
      routeId: route.id,
      stops,
      departAt: first.startAt - first.travel,
      returnAt: last.endAt + drive(route.endPlace),
    }
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
