import type { Compiled } from './compiled.ts'
import { brokenCost } from './rich.ts'
import type { Rich } from './rich.ts'
import type { State } from './state.ts'
import { depotStop } from './walk-memory.ts'
import type { WalkMemory } from './walk-memory.ts'
import { walkCost } from './walk.ts'

/** Reads the stops of a route into memory, with one more node after `after` where `node` is not negative. */
function readStops(compiled: Compiled, state: State, route: number, node: number, after: number): void {
  const { next, walk } = state
  const start = compiled.visits + route
  let count = 0
  if (after === start && node >= 0) walk.stops[count++] = node
  for (let stop = next[start]!; stop < compiled.visits; stop = next[stop]!) {
    walk.stops[count++] = stop
    if (stop === after && node >= 0) walk.stops[count++] = node
  }
  walk.stopCount = count
}

/** The cost of a route as it would be with one more node; `brokenCost` and more where that breaks a rule. */
export function costWith(
  compiled: Compiled,
  rich: Rich,
  state: State,
  route: number,
  node: number,
  after: number,
): number {
  readStops(compiled, state, route, node, after)
  return costOfStops(compiled, rich, state, route)
}

/** The cost of a route as it is; the stops stay in `state.walk`, the depot among them. */
export function costAsIs(compiled: Compiled, rich: Rich, state: State, route: number): number {
  return costWith(compiled, rich, state, route, -1, -1)
}

/** Before which stop of a kept order the depot is visited; -1 when it is not. */
export function depotPosition(compiled: Compiled, rich: Rich, state: State, route: number, next: Int32Array): number {
  const { walk } = state
  let count = 0
  for (let stop = next[compiled.visits + route]!; stop < compiled.visits; stop = next[stop]!) walk.stops[count++] = stop
  walk.stopCount = count
  costOfStops(compiled, rich, state, route)
  return walk.depotBefore
}

/** Visits on their published route whose start is not the published one. */
export function rewalkStarts(compiled: Compiled, state: State, route: number): number {
  const { rich } = compiled
  if (rich === null) return 0
  costAsIs(compiled, rich, state, route)
  return state.walk.movedStarts
}

/** Brings the cost of a route up to date after its stops changed. */
export function rewalk(compiled: Compiled, rich: Rich, state: State, route: number): void {
  const cost = costAsIs(compiled, rich, state, route)
  state.cost += cost - state.routeCost[route]!
  state.routeCost[route] = cost
  state.savable[route] = state.walk.savable
  state.busy[route] = state.walk.busy
}

function costOfStops(compiled: Compiled, rich: Rich, state: State, route: number): number {
  const { walk, allowed } = state
  walk.depotBefore = -1
  if (rich.depotAt[route]! < 0) return walkCost(compiled, rich, walk, route, allowed[route]!)
  const needed = firstNeed(compiled, rich, walk, route)
  if (needed < 0) return walkCost(compiled, rich, walk, route, allowed[route]!)
  return withDepot(compiled, rich, state, route, needed)
}

/** Position of the first stop that cannot be served with what is in the vehicle; -1 when none. */
function firstNeed(compiled: Compiled, rich: Rich, walk: WalkMemory, route: number): number {
  const { dimensions, load, room, classes, classOf } = compiled
  const kind = classOf[route]!
  let first = -1
  for (let d = 0; d < dimensions; d++) {
    let used = 0
    for (let i = 0; i < walk.stopCount; i++) {
      used += load[walk.stops[i]! * dimensions + d]!
      if (used <= room[route * dimensions + d]!) continue
      if (first < 0 || i < first) first = i
      break
    }
  }
  for (let i = 0; i < walk.stopCount && (first < 0 || i < first); i++)
    if (rich.fetches[walk.stops[i]! * classes + kind] === 1) first = i
  return first
}

/**
 * The best stop at the depot that is early enough, by trying them all: days are short, and a depot on the way is rare.
 * One stop a day is enough where the depot hands out whatever is needed.
 */
function withDepot(compiled: Compiled, rich: Rich, state: State, route: number, needed: number): number {
  const { walk, allowed } = state
  const { stops } = walk
  const count = walk.stopCount
  let best = brokenCost * 2
  let bestAt = -1
  for (let position = needed; position >= 0; position--) {
    if (!depotSuffices(compiled, rich, walk, route, position, count)) break
    putDepot(walk, count, position)
    const cost = walkCost(compiled, rich, walk, route, allowed[route]!)
    if (cost < best) {
      best = cost
      bestAt = position
    }
    takeDepot(stops, walk, count, position)
  }
  if (bestAt < 0) return best
  putDepot(walk, count, bestAt)
  walk.depotBefore = bestAt
  const cost = walkCost(compiled, rich, walk, route, allowed[route]!)
  walk.savable += detour(compiled, rich, walk, route, bestAt)
  return cost
}

/** Whether what is handed out at a position lasts to the end of the day. */
function depotSuffices(
  compiled: Compiled,
  rich: Rich,
  walk: WalkMemory,
  route: number,
  position: number,
  count: number,
): boolean {
  const { dimensions, load } = compiled
  for (let d = 0; d < dimensions; d++) {
    let used = 0
    for (let i = position; i < count; i++) used += load[walk.stops[i]! * dimensions + d]!
    if (used > rich.depotRoom[route * dimensions + d]!) return false
  }
  return true
}

function putDepot(walk: WalkMemory, count: number, position: number): void {
  walk.stops.copyWithin(position + 1, position, count)
  walk.stops[position] = depotStop
  walk.stopCount = count + 1
}

function takeDepot(stops: Int32Array, walk: WalkMemory, count: number, position: number): void {
  stops.copyWithin(position, position + 1, count + 1)
  walk.stopCount = count
}

/** What the way over the depot costs more. */
function detour(compiled: Compiled, rich: Rich, walk: WalkMemory, route: number, position: number): number {
  const { at, places, legCost, visits, routes, profileOffset } = compiled
  const offset = profileOffset[route]!
  const depot = rich.depotAt[route]!
  const before = position === 0 ? at[visits + route]! : at[walk.stops[position - 1]!]!
  const last = position === walk.stopCount - 1
  const behind = last ? at[visits + routes + route]! : at[walk.stops[position + 1]!]!
  const over = legCost[offset + before * places + depot]! + legCost[offset + depot * places + behind]!
  return Math.max(0, over - legCost[offset + before * places + behind]!)
}
