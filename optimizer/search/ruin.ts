import type { Compiled } from './compiled.ts'
import { touch } from './journal.ts'
import { brokenCost } from './rich.ts'
import { rewalk } from './route-walk.ts'
import { nextBelow, nextUnit } from './random-bits.ts'
import type { RandomBits } from './random-bits.ts'
import { markEmpty, offRoute, refreshBackward, refreshForward, refreshRoute } from './state.ts'
import type { State } from './state.ts'

/** Mean number of visits taken out, and the longest string of them; the values of the paper. */
const meanRemoved = 10
const longestString = 10
/** How often a string leaves a part in its middle where it is, and how often that part grows by one more. */
const splitChance = 0.5
const growChance = 0.5

/** What was taken out, and between which stops. */
export interface Ruined {
  /** Removed nodes; the recreate step sorts them and adds others. */
  readonly nodes: Int32Array
  count: number
  /** The last stop before each string. */
  readonly gaps: Int32Array
  gapCount: number
}

/** Memory for what is taken out. */
export function newRuined({ visits }: Compiled): Ruined {
  return { nodes: new Int32Array(visits * 2), count: 0, gaps: new Int32Array(4 * meanRemoved), gapCount: 0 }
}

/**
 * Adjacent string removal (Christiaens & Vanden Berghe 2020, "Slack Induction by String Removals for Vehicle Routing
 * Problems"): takes strings of neighbouring stops out of routes that pass near each other, so that there is room in
 * several of them at once.
 */
export function ruin(compiled: Compiled, state: State, random: RandomBits, ruined: Ruined): void {
  const { visits, routes, near, nearList } = compiled
  const { routeOf, count, journal } = state
  ruined.count = 0
  ruined.gapCount = 0
  const used = routes - emptyRoutes(compiled, state)
  const placed = visits - state.poolCount
  if (placed === 0 || used === 0) return
  const longest = Math.min(longestString, placed / used)
  const mostStrings = (4 * meanRemoved) / (1 + longest) - 1
  const strings = Math.floor(1 + nextUnit(random) * mostStrings)
  const seed = nextBelow(random, visits)
  for (let i = -1; i < near && ruined.gapCount < strings; i++) {
    const node = i < 0 ? seed : nearList[seed * near + i]!
    if (node < 0) break
    const route = routeOf[node]!
    if (route < 0 || compiled.fixed[node] === 1 || journal.stampOf[route] === journal.stamp) continue
    const most = Math.min(count[route]!, longest)
    const length = Math.floor(1 + nextUnit(random) * most)
    removeString(compiled, state, random, route, node, Math.min(length, count[route]!), ruined)
  }
}

function emptyRoutes(compiled: Compiled, state: State): number {
  let empty = 0
  for (let c = 0; c < compiled.classes; c++) empty += state.emptyCount[c]!
  return empty
}

/** Takes out `length` nodes of a route around a node; sometimes with a part in the middle that stays. */
function removeString(
  compiled: Compiled,
  state: State,
  random: RandomBits,
  route: number,
  around: number,
  length: number,
  ruined: Ruined,
): void {
  const { visits, fixed } = compiled
  const { next, previous, count } = state
  touch(compiled, state, route)
  const size = count[route]!
  let keep = 0
  if (length > 1 && length < size && nextUnit(random) < splitChance) {
    keep = 1
    while (length + keep < size && nextUnit(random) < growChance) keep++
  }
  const span = length + keep
  // The string begins so that it holds the node and lies inside the route.
  let position = 0
  for (let node = previous[around]!; node < visits && position < span; node = previous[node]!) position++
  let behind = 0
  for (let node = next[around]!; node < visits && behind < span; node = next[node]!) behind++
  const lowest = Math.max(0, span - 1 - behind)
  const highest = Math.min(position, span - 1)
  let first = around
  for (let back = lowest + nextBelow(random, highest - lowest + 1); back > 0; back--) first = previous[first]!
  const keepFrom = keep > 0 ? 1 + nextBelow(random, length - 1) : span
  const before = previous[first]!
  ruined.gaps[ruined.gapCount++] = before
  let node = first
  for (let i = 0; i < span; i++) {
    const following = next[node]!
    const stays = (i >= keepFrom && i < keepFrom + keep) || fixed[node] === 1
    if (!stays) {
      ruined.nodes[ruined.count++] = node
      takeOut(compiled, state, route, node)
    }
    node = following
  }
  refreshForward(compiled, state, before, node)
  refreshBackward(compiled, state, node, before)
  if (count[route] === 0) markEmpty(compiled, state, route)
  if (compiled.rich !== null) rewalk(compiled, compiled.rich, state, route)
  // A short cut may be slower than the detour it replaces: then nothing is found by this attempt.
  else if (state.over[before]! + drive(compiled, route, before, node) > state.latest[node]!) state.cost += brokenCost
}

/** Takes one node out of a rich route that is touched already. */
export function removeOne(compiled: Compiled, state: State, route: number, node: number): void {
  takeOut(compiled, state, route, node)
  refreshRoute(compiled, state, route)
  if (state.count[route] === 0) markEmpty(compiled, state, route)
  if (compiled.rich !== null) rewalk(compiled, compiled.rich, state, route)
}

/** Travel between two stops of a route. */
function drive(compiled: Compiled, route: number, from: number, to: number): number {
  const { at, places, ticks, profileOffset } = compiled
  return ticks[profileOffset[route]! + at[from]! * places + at[to]!]!
}

/** Unlinks a node; times of the route are refreshed by the caller. */
function takeOut(compiled: Compiled, state: State, route: number, node: number): void {
  const { next, previous, leg, legInto, routeOf } = state
  const { at, places, legCost, dimensions, classOf, classes } = compiled
  const before = previous[node]!
  const following = next[node]!
  const cell = compiled.profileOffset[route]! + at[before]! * places + at[following]!
  let saved = leg[before]! + leg[node]! + compiled.placeCost[node * classes + classOf[route]!]!
  next[before] = following
  previous[following] = before
  routeOf[node] = -1
  // An empty route costs nothing, not even the way from its start to its end.
  if (--state.count[route]! === 0) saved += compiled.fixedCost[route]!
  else saved -= legCost[cell]!
  leg[before] = legCost[cell]!
  legInto[following] = legCost[cell]!
  leg[node] = offRoute
  legInto[node] = offRoute
  // A rich route is walked anew once the whole string is out.
  if (compiled.rich === null) state.cost -= saved
  for (let d = 0; d < dimensions; d++) state.load[route * dimensions + d]! -= compiled.load[node * dimensions + d]!
}
