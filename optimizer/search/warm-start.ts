import { isOnPublished } from '../evaluate/static-cost.ts'
import type { Problem } from '../problem/problem.ts'
import { problemIndex } from '../problem/problem-index.ts'
import type { Compiled } from './compiled.ts'
import { never } from './compiled.ts'
import { costAfter } from './insertion-rich.ts'
import { placeCostAt } from './insertion.ts'
import { beginAttempt } from './journal.ts'
import { costOnRoute } from './place-costs.ts'
import { putIn } from './recreate.ts'
import { costAsIs, rewalk } from './route-walk.ts'
import { takeUp } from './state.ts'
import type { State } from './state.ts'

/** A node with the route it stood on and when. */
interface Known {
  readonly node: number
  readonly route: number
  readonly start: number
}

/**
 * Begins from what people know: first what is locked, whatever it breaks (a person answers for it), then the published
 * visits in order of time, where they still fit. What does not fit any more is left for the search.
 */
export function warmStart(problem: Problem, compiled: Compiled, state: State): void {
  beginAttempt(state)
  for (const known of lockedNodes(problem, compiled)) {
    costOnRoute(problem, compiled, known.node, known.route)
    putAt(compiled, state, known, lastBefore(compiled, state, known))
  }
  allowWhatLocksBreak(compiled, state)
  for (const known of publishedNodes(problem, compiled)) {
    if (state.routeOf[known.node]! >= 0) continue
    costOnRoute(problem, compiled, known.node, known.route)
    const after = lastBefore(compiled, state, known)
    const cost = costOf(compiled, state, known, after)
    if (cost < compiled.skipCost[known.node]!) putAt(compiled, state, known, after)
  }
}

/** Nodes of a visit are its places in a crew, in order. */
function nodesByVisit(compiled: Compiled): Map<number, number[]> {
  const nodes = new Map<number, number[]>()
  compiled.visitOf.forEach((visit, node) => nodes.set(visit, [...(nodes.get(visit) ?? []), node]))
  return nodes
}

function lockedNodes(problem: Problem, compiled: Compiled): Known[] {
  const { routeNumbers, published } = problemIndex(problem)
  const nodes = nodesByVisit(compiled)
  const known = problem.visits.flatMap((visit, v) =>
    (visit.locked?.routeIds ?? []).flatMap((routeId, member): Known[] => {
      const route = routeNumbers.get(routeId)
      const node = nodes.get(v)?.[member]
      const start = visit.locked?.start ?? published.get(visit.id)?.start ?? visit.windows[0]?.start ?? Infinity
      return route === undefined || node === undefined ? [] : [{ node, route, start: start - compiled.origin }]
    }),
  )
  return known.sort((a, b) => a.start - b.start || a.node - b.node)
}

function publishedNodes(problem: Problem, compiled: Compiled): Known[] {
  const { routeNumbers, published } = problemIndex(problem)
  const nodes = nodesByVisit(compiled)
  const known = problem.visits.flatMap((visit, v) => {
    const place = published.get(visit.id)
    // A crew and a chain of visits are placed together, by their own rules.
    if (!place || visit.locked || compiled.grouped[nodes.get(v)![0]!] === 1) return []
    const number =
      routeNumbers.get(place.routeIds[0] ?? '') ??
      problem.routes.findIndex((route) => isOnPublished(problem, place, route))
    return number < 0 ? [] : [{ node: nodes.get(v)![0]!, route: number, start: place.start - compiled.origin }]
  })
  return known.sort((a, b) => a.start - b.start || a.node - b.node)
}

/** The last stop of the route: nodes come in order of time. */
function lastBefore(compiled: Compiled, state: State, { route, start }: Known): number {
  const { visits, routes } = compiled
  let after = state.previous[visits + routes + route]!
  while (after < visits && state.startedAt[after]! > start) after = state.previous[after]!
  return after
}

function costOf(compiled: Compiled, state: State, { node, route }: Known, after: number): number {
  if (compiled.rich !== null) return costAfter(compiled, compiled.rich, state, node, after, route, never)
  return placeCostAt(compiled, state, node, after, route)
}

function putAt(compiled: Compiled, state: State, { node, route, start }: Known, after: number): void {
  state.startedAt[node] = start
  takeUp(state, node)
  state.cost -= compiled.skipCost[node]!
  putIn(compiled, state, node, { after, route, cost: plainCostAt(compiled, state, node, after, route) })
}

/** Cost of a place of a plain problem, whether or not it keeps the rules. */
function plainCostAt(compiled: Compiled, state: State, node: number, after: number, route: number): number {
  const { at, places, legCost, profileOffset, placeCost, classes, classOf, fixedCost } = compiled
  const behind = state.next[after]!
  const offset = profileOffset[route]!
  const to = legCost[offset + at[after]! * places + at[node]!]!
  const from = legCost[offset + at[node]! * places + at[behind]!]!
  const own = placeCost[node * classes + classOf[route]!]!
  const added = to + from + (Number.isFinite(own) ? own : 0)
  return state.count[route] === 0 ? added + fixedCost[route]! : added - state.leg[after]!
}

/** A route may go on breaking rules by as much as its locked visits do, and no more. */
function allowWhatLocksBreak(compiled: Compiled, state: State): void {
  const { rich } = compiled
  if (rich === null) return
  for (let route = 0; route < compiled.routes; route++) {
    if (state.count[route] === 0) continue
    costAsIs(compiled, rich, state, route)
    state.allowed[route] = state.walk.broken
    rewalk(compiled, rich, state, route)
  }
}
