import { judgeStatic } from '../constraints/static-constraints.ts'
import { skipTerms } from '../evaluate/route-terms.ts'
import { staticCost } from '../evaluate/static-cost.ts'
import type { Problem } from '../problem/problem.ts'
import type { ProblemRoute } from '../problem/problem-route.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'
import { problemIndex } from '../problem/problem-index.ts'
import { totalOf } from '../terms/terms.ts'
import { compileMatrices } from './compile-matrices.ts'
import { noNeighbours } from './compile-neighbours.ts'
import { compileRich, isRich } from './compile-rich.ts'
import { never } from './compiled.ts'
import type { Compiled } from './compiled.ts'
import { demandOf, farnessOf } from './hard-to-place.ts'
import { routeClasses } from './route-classes.ts'

/** A time nothing here reaches. */
const farAway = 500_000_000

/** Makes typed arrays of a problem; lists of neighbours come later, they take longest. */
export function compile(problem: Problem): Compiled {
  const visitOf = Int32Array.from(
    problem.visits.flatMap((visit, v) => Array<number>(Math.max(1, visit.crewSize)).fill(v)),
  )
  const visits = visitOf.length
  const routes = problem.routes.length
  const nodes = visits + 2 * routes
  const shiftStarts = problem.routes.map(({ shift }) => shift.start)
  const origin = shiftStarts.reduce((least, start) => Math.min(least, start), shiftStarts[0] ?? 0)
  const matrices = compileMatrices(problem)
  const at = new Int32Array(nodes)
  const earliest = new Int32Array(nodes)
  const latest = new Int32Array(nodes)
  const service = new Int32Array(nodes)
  const time = (ticks: number) => Math.max(-farAway, Math.min(farAway, ticks - origin))
  const nowhere = matrices.places - 1
  for (let node = 0; node < visits; node++) {
    const visit = problem.visits[visitOf[node]!]!
    at[node] = visit.place
    service[node] = visit.service
    const held = visit.locked?.start ?? null
    earliest[node] = time(held ?? visit.windows[0]?.start ?? -Infinity)
    latest[node] = time(held ?? visit.windows.at(-1)?.end ?? Infinity)
  }
  problem.routes.forEach((route, r) => {
    const start = visits + r
    const end = start + routes
    at[start] = route.startPlace ?? nowhere
    at[end] = route.endPlace ?? nowhere
    earliest[start] = time(route.shift.start)
    earliest[end] = earliest[start]!
    latest[end] = time(route.shift.end + route.overtime)
    latest[start] = latest[end]!
  })
  const { classOf, classes, routeOfClass } = routeClasses(problem)
  const dimensions = problem.visits.reduce((most, { load }) => Math.max(most, load.length), 0)
  const room = new Float64Array(routes * dimensions)
  problem.routes.forEach(({ capacity }, r) => {
    for (let d = 0; d < dimensions; d++)
      room[r * dimensions + d] = capacity.length === 0 ? Infinity : (capacity[d] ?? 0)
  })
  const load = new Float64Array(visits * dimensions)
  for (let node = 0; node < visits; node++)
    problem.visits[visitOf[node]!]!.load.forEach((amount, d) => (load[node * dimensions + d] = amount))
  const { links } = problemIndex(problem)
  const isGrouped = ({ id, crewSize }: ProblemVisit) => crewSize > 1 || links.has(id)
  const placeCost = compilePlaceCost(problem, visitOf, classes, routeOfClass)
  const partial = {
    visits,
    routes,
    visitOf,
    origin,
    at,
    ...matrices,
    earliest,
    latest,
    service,
    skipCost: Float64Array.from(visitOf, (v) => {
      const visit = problem.visits[v]!
      return totalOf(skipTerms(problem, visit)) / Math.max(1, visit.crewSize)
    }),
    dimensions,
    load,
    room,
    maxVisits: Int32Array.from(problem.routes, ({ maxVisits }) => maxVisits ?? farAway),
    classes,
    classOf,
    placeCost,
    fixedCost: Float64Array.from(problem.routes, ({ fixedCost }) => fixedCost),
    fixed: Uint8Array.from(visitOf, (v) => (problem.visits[v]!.locked ? 1 : 0)),
    grouped: Uint8Array.from(visitOf, (v) => (isGrouped(problem.visits[v]!) ? 1 : 0)),
  }
  const rich = isRich(problem) ? compileRich(problem, partial, routeOfClass, time) : null
  const knownRoute = knownRoutes(problem, visitOf)
  return { ...partial, farness: farnessOf(partial), demand: demandOf(partial), rich, knownRoute, ...noNeighbours }
}

/** Cost of each node on each class of route; `never` where a rule forbids it. */
function compilePlaceCost(
  problem: Problem,
  visitOf: Int32Array,
  classes: number,
  routeOfClass: readonly ProblemRoute[],
): Float64Array {
  const costs = new Float64Array(visitOf.length * classes)
  visitOf.forEach((v, node) => {
    const visit = problem.visits[v]!
    for (let kind = 0; kind < classes; kind++)
      costs[node * classes + kind] = placeCostOf(problem, visit, routeOfClass[kind]!)
  })
  return costs
}

function placeCostOf(problem: Problem, visit: ProblemVisit, route: ProblemRoute): number {
  if (judgeStatic(visit, route, problem)) return never
  return totalOf(staticCost(problem, visit, route)) + route.serviceCost * visit.service
}

/** Number of the route each node is published on. A crew's members are told apart by their order. */
function knownRoutes(problem: Problem, visitOf: Int32Array): Int32Array {
  const { published, routeNumbers } = problemIndex(problem)
  return visitOf.map((v, node) => {
    const routeIds = published.get(problem.visits[v]!.id)?.routeIds
    if (!routeIds) return -1
    const member = node - visitOf.indexOf(v)
    return routeNumbers.get(routeIds[member] ?? routeIds[0]!) ?? -2
  })
}
