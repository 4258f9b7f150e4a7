import type { Problem } from '../problem/problem.ts'
import type { ProblemRoute } from '../problem/problem-route.ts'

/** Routes sorted into classes of the interchangeable. */
export interface RouteClasses {
  readonly classes: number
  readonly classOf: Int32Array
  /** One route of each class. */
  readonly routeOfClass: readonly ProblemRoute[]
}

/**
 * Routes that differ in nothing but their names share a class: judging one of them is judging all. Where a visit names a
 * technician or a route, names count too.
 */
export function routeClasses(problem: Problem): RouteClasses {
  const named = problem.visits.some(
    (visit) =>
      visit.locked !== null ||
      visit.lastTechnician !== null ||
      visit.requiredTechnicians.length + visit.excludedTechnicians.length + visit.preferredTechnicians.length > 0,
  )
  const withNames = named || problem.published.length > 0
  const kinds = new Map<string, number>()
  const routeOfClass: ProblemRoute[] = []
  const classOf = Int32Array.from(problem.routes, (route) => {
    const key = withNames ? route.id : JSON.stringify({ ...route, id: '', technicianId: '' })
    const known = kinds.get(key)
    if (known !== undefined) return known
    kinds.set(key, kinds.size)
    routeOfClass.push(route)
    return kinds.size - 1
  })
  return { classes: kinds.size, classOf, routeOfClass }
}
