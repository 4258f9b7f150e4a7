import type { Compiled } from './compiled.ts'
import { walkMemory } from './walk-memory.ts'
import type { WalkMemory } from './walk-memory.ts'

/** Where every node is now, and the earliest and latest times that make insertion tests constant. */
export interface State {
  readonly next: Int32Array
  readonly previous: Int32Array
  /** Route of a node, or -1. */
  readonly routeOf: Int32Array
  /** When work at a node is over at the earliest. */
  readonly over: Int32Array
  /** Latest start of a node that keeps the rest of its route in time. */
  readonly latest: Int32Array
  /** Published or locked start, for the order of a warm start. */
  readonly startedAt: Float64Array
  /** Cost of the leg to the next node, and of the leg from the node before; `offRoute` for nodes that are left out. */
  readonly leg: Int32Array
  readonly legInto: Int32Array
  /** Visits on a route. */
  readonly count: Int32Array
  /** Load by route × dimension. */
  readonly load: Float64Array
  /** Empty routes by class: `empty[emptyFrom[c] … + emptyCount[c]]`. */
  readonly empty: Int32Array
  readonly emptyFrom: Int32Array
  readonly emptyCount: Int32Array
  readonly emptySlot: Int32Array
  /** Nodes that are left out. */
  readonly pool: Int32Array
  readonly poolSlot: Int32Array
  poolCount: number
  /** The objective. */
  cost: number
  /**
   * For rich problems, by route: its cost, what an insertion might save of it, ticks of travel and work, and by how much
   * it may break rules (locks).
   */
  readonly routeCost: Float64Array
  readonly savable: Float64Array
  readonly busy: Float64Array
  readonly allowed: Float64Array
  /** Published visits that moved, by route. */
  readonly moved: Int32Array
  readonly walk: WalkMemory
  readonly journal: Journal
}

/** What touched routes looked like before an attempt, to put them back when it is refused. */
export interface Journal {
  stamp: number
  readonly stampOf: Int32Array
  readonly routes: Int32Array
  readonly from: Int32Array
  routeCount: number
  readonly nodes: Int32Array
  readonly over: Int32Array
  readonly latest: Int32Array
  readonly leg: Int32Array
  readonly routeCost: Float64Array
  readonly savable: Float64Array
  readonly busy: Float64Array
  readonly moved: Int32Array
  length: number
  readonly pool: Int32Array
  poolCount: number
  cost: number
}

/** The leg of a node that is on no route: nothing is saved by replacing it. */
export const offRoute = -1_000_000_000

/** Everything empty, every visit left out. */
export function emptyState(compiled: Compiled): State {
  const { visits, routes, classes, classOf } = compiled
  const nodes = visits + 2 * routes
  const state: State = {
    next: new Int32Array(nodes),
    previous: new Int32Array(nodes),
    routeOf: new Int32Array(nodes).fill(-1),
    over: new Int32Array(nodes),
    latest: new Int32Array(nodes),
    startedAt: new Float64Array(visits),
    leg: new Int32Array(nodes).fill(offRoute),
    legInto: new Int32Array(nodes).fill(offRoute),
    count: new Int32Array(routes),
    load: new Float64Array(routes * compiled.dimensions),
    empty: new Int32Array(routes),
    emptyFrom: new Int32Array(classes + 1),
    emptyCount: new Int32Array(classes),
    emptySlot: new Int32Array(routes),
    pool: new Int32Array(visits),
    poolSlot: new Int32Array(visits).fill(-1),
    poolCount: 0,
    cost: 0,
    routeCost: new Float64Array(routes),
    savable: new Float64Array(routes),
    busy: new Float64Array(routes),
    allowed: new Float64Array(routes),
    moved: new Int32Array(routes),
    walk: walkMemory(visits),
    journal: {
      stamp: 0,
      stampOf: new Int32Array(routes),
      routes: new Int32Array(routes),
      from: new Int32Array(routes + 1),
      routeCount: 0,
      nodes: new Int32Array(nodes),
      over: new Int32Array(nodes),
      latest: new Int32Array(nodes),
      leg: new Int32Array(nodes),
      routeCost: new Float64Array(routes),
      savable: new Float64Array(routes),
      busy: new Float64Array(routes),
      moved: new Int32Array(routes),
      length: 0,
      pool: new Int32Array(visits),
      poolCount: 0,
      cost: 0,
    },
  }
  for (let r = 0; r < routes; r++) state.emptyFrom[classOf[r]! + 1]!++
  for (let c = 0; c < classes; c++) state.emptyFrom[c + 1]! += state.emptyFrom[c]!
  for (let r = 0; r < routes; r++) {
    const start = visits + r
    const end = visits + routes + r
    state.routeOf[start] = r
    state.routeOf[end] = r
    state.next[start] = end
    state.previous[end] = start
    markEmpty(compiled, state, r)
    refreshRoute(compiled, state, r)
  }
  for (let v = 0; v < visits; v++) {
    if (compiled.grouped[v] === 0) leaveOut(state, v)
    state.cost += compiled.skipCost[v]!
  }
  return state
}

/** Puts a route on the list of empty ones of its class. */
export function markEmpty(compiled: Compiled, state: State, route: number): void {
  const kind = compiled.classOf[route]!
  const slot = state.emptyFrom[kind]! + state.emptyCount[kind]!++
  state.empty[slot] = route
  state.emptySlot[route] = slot
}

/** Takes a route off that list. */
export function unmarkEmpty(compiled: Compiled, state: State, route: number): void {
  const kind = compiled.classOf[route]!
  const last = state.empty[state.emptyFrom[kind]! + --state.emptyCount[kind]!]!
  const slot = state.emptySlot[route]!
  state.empty[slot] = last
  state.emptySlot[last] = slot
}

/** Adds a node to those left out. */
export function leaveOut(state: State, node: number): void {
  state.routeOf[node] = -1
  state.poolSlot[node] = state.poolCount
  state.pool[state.poolCount++] = node
}

/** Takes a node from those left out. */
export function takeUp(state: State, node: number): void {
  const slot = state.poolSlot[node]!
  if (slot < 0) return
  const last = state.pool[--state.poolCount]!
  state.pool[slot] = last
  state.poolSlot[last] = slot
  state.poolSlot[node] = -1
}

/** Times and legs of a whole route, from its order. */
export function refreshRoute(compiled: Compiled, state: State, route: number): void {
  const start = compiled.visits + route
  state.over[start] = compiled.earliest[start]!
  refreshForward(compiled, state, start, -1)
  const end = compiled.visits + compiled.routes + route
  state.latest[end] = compiled.latest[end]!
  refreshBackward(compiled, state, end, -1)
}

/**
 * Earliest times of everything after a node whose own are right. Where the order from `settled` on is as it was, the
 * rest is right as soon as a time there does not change; -1 refreshes everything.
 */
export function refreshForward(compiled: Compiled, state: State, from: number, settled: number): void {
  const { at, places, ticks, legCost, earliest, service, profileOffset, visits } = compiled
  const { next, over, leg, legInto, routeOf } = state
  const offset = profileOffset[routeOf[from]!]!
  const lastVisit = visits + compiled.routes
  const free = compiled.rich !== null && compiled.rich.commutes[routeOf[from]!] === 1
  let node = from
  let time = over[node]!
  let isSettled = false
  while (node < lastVisit) {
    const following = next[node]!
    const cell = offset + at[node]! * places + at[following]!
    leg[node] = legCost[cell]!
    legInto[following] = legCost[cell]!
    const drive = free && (node >= visits || following >= visits) ? 0 : ticks[cell]!
    const arrive = time + drive
    const start = earliest[following]!
    time = (arrive > start ? arrive : start) + service[following]!
    if (following === settled) isSettled = true
    if (isSettled && over[following] === time) return
    over[following] = time
    node = following
  }
}

/** Latest times of everything before a node whose own are right; `settled` as above, from there to the start. */
export function refreshBackward(compiled: Compiled, state: State, from: number, settled: number): void {
  const { at, places, ticks, service, profileOffset, visits, routes } = compiled
  const latestOwn = compiled.latest
  const { previous, latest, routeOf } = state
  const offset = profileOffset[routeOf[from]!]!
  const free = compiled.rich !== null && compiled.rich.commutes[routeOf[from]!] === 1
  let node = from
  let time = latest[node]!
  let isSettled = false
  while (node < visits || node >= visits + routes) {
    const before = previous[node]!
    const drive = free && (node >= visits || before >= visits) ? 0 : ticks[offset + at[before]! * places + at[node]!]!
    const fits = time - drive - service[before]!
    const own = latestOwn[before]!
    time = fits < own ? fits : own
    if (before === settled) isSettled = true
    if (isSettled && latest[before] === time) return
    latest[before] = time
    node = before
  }
}
