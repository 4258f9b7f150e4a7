import { skipTerms } from '../evaluate/route-terms.ts'
import type { Problem } from '../problem/problem.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'
import { problemIndex } from '../problem/problem-index.ts'
import { totalOf } from '../terms/terms.ts'
import { compileMatrices } from './compile-matrices.ts'
import { noNeighbours } from './compile-neighbours.ts'
import { compileRich, isRich } from './compile-rich.ts'
import type { Compiled } from './compiled.ts'
import { demandOf, farnessOf } from './hard-to-place.ts'
import { notYet } from './place-costs.ts'
import { routeClasses } from './route-classes.ts'

/** A time nothing here reaches. */
const farAway = 500_000_000

/** Makes typed arrays of a problem; costs of places and lists of neighbours come later, they take longest. */
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
    routeOfClass: Int32Array.from(routeOfClass, (route) => problem.routes.indexOf(route)),
    placeCost: new Float64Array(visits * classes).fill(notYet),
    fixedCost: Float64Array.from(problem.routes, ({ fixedCost }) => fixedCost),
    fixed: Uint8Array.from(visitOf, (v) => (problem.visits[v]!.locked ? 1 : 0)),
    grouped: Uint8Array.from(visitOf, (v) => (isGrouped(problem.visits[v]!) ? 1 : 0)),
  }
  const rich = isRich(problem) ? compileRich(problem, partial, routeOfClass, time) : null
  const knownRoute = knownRoutes(problem, visitOf)
  return { ...partial, farness: farnessOf(partial), demand: demandOf(partial), rich, knownRoute, ...noNeighbours }
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
