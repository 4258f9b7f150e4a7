import type { Compiled } from './compiled.ts'
import { onEmptyRoutes } from './every-place.ts'
import { cheapestPlace } from './insertion.ts'
import { sortForInsertion } from './insertion-order.ts'
import { nextBlink } from './place.ts'
import type { Blinks, Place, Scope } from './place.ts'
import { cheapestPlaceRich } from './insertion-rich.ts'
import { rewalk } from './route-walk.ts'
import { beginAttempt, touch } from './journal.ts'
import { nextBelow } from './random-bits.ts'
import type { RandomBits } from './random-bits.ts'
import type { Ruined } from './ruin.ts'
import { leaveOut, refreshBackward, refreshForward, takeUp, unmarkEmpty } from './state.ts'
import type { State } from './state.ts'

/** At most so many of the visits left out are tried again in an attempt. */
const poolTries = 30
/** One attempt in so many tries them on every route; the others on the routes that have changed since they failed. */
const poolEverywhereEvery = 8

/**
 * One attempt in so many also takes up what alone costs up to so many times more than leaving it out: several visits
 * that pay off together (a whole new route, a far district) would never be begun otherwise. Only where there are few:
 * with many, other attempts get there, and full days are better left alone.
 */
const generousEvery = 16
const generous = 4
const generousUpTo = 50

/**
 * One attempt in so many begins with the first visit on an empty route, if that may pay off at all: a route more often
 * costs less once others have joined it, but no visit alone would begin it.
 */
const opensEvery = 20

/** Scratch memory of the recreate step. */
export interface Recreate {
  readonly keys: Float64Array
  readonly place: Place
  readonly blinks: Blinks
}

/** Scratch memory, made once a run. */
export function recreateMemory(compiled: Compiled, random: RandomBits): Recreate {
  return {
    keys: new Float64Array(compiled.visits),
    place: { after: -1, route: -1, cost: 0 },
    blinks: { left: nextBlink(random) },
  }
}

/**
 * Greedy insertion with blinks: puts removed nodes and some of those left out back where they cost least, in one of
 * seven orders. A node whose every place costs more than leaving it out mostly stays out. Says whether the plan then
 * costs less than `ceiling`, and gives up as soon as it cannot: most attempts fail, and fail before their last visit.
 */
export function recreate(
  compiled: Compiled,
  state: State,
  random: RandomBits,
  memory: Recreate,
  { nodes, count: removed }: Ruined,
  ceiling: number,
): boolean {
  const count = addSomeLeftOut(state, random, nodes, removed)
  // What may still be saved, by visits that were left out before.
  let hope = 0
  for (let i = removed; i < count; i++) hope += compiled.skipCost[nodes[i]!]!
  sortForInsertion(compiled, random, memory.keys, nodes, count)
  const isGenerous = compiled.visits <= generousUpTo && nextBelow(random, generousEvery) === 0
  const generosity = isGenerous ? generous : 1
  const scopeOfPool = isGenerous || nextBelow(random, poolEverywhereEvery) === 0 ? 'everywhere' : 'changed'
  const opensRoute = compiled.rich === null && removed > 1 && nextBelow(random, opensEvery) === 0
  for (let i = 0; i < count; i++) {
    const node = nodes[i]!
    if (state.routeOf[node]! >= 0) continue
    const skip = compiled.skipCost[node]!
    const pooled = state.poolSlot[node]! >= 0
    if (pooled) hope -= skip
    const worth = skip * generosity
    const bearable = pooled ? Infinity : ceiling + hope - state.cost
    const limit = bearable < worth ? bearable : worth
    const scope = pooled ? scopeOfPool : bearable < worth ? 'near' : 'everywhere'
    memory.place.after = -1
    if (opensRoute && i === 0) openRoute(compiled, state, node, limit, memory.place)
    if (memory.place.after < 0) findPlace(compiled, state, node, limit, scope, memory, random)
    if (memory.place.after >= 0) {
      if (pooled) {
        takeUp(state, node)
        state.cost -= skip
      }
      putIn(compiled, state, node, memory.place)
    } else if (!pooled) {
      leaveOut(state, node)
      state.cost += skip
      if (bearable <= skip) return giveUp(state, nodes, i + 1, count)
    }
  }
  return state.cost < ceiling
}

/** Adds visits that were left out to the removed ones, a sample where there are many. */
function addSomeLeftOut(state: State, random: RandomBits, nodes: Int32Array, removed: number): number {
  const sample = Math.min(state.poolCount, poolTries)
  const everyone = state.poolCount <= poolTries
  for (let i = 0; i < sample; i++) nodes[removed + i] = state.pool[everyone ? i : nextBelow(random, state.poolCount)]!
  return removed + sample
}

/** Ends an attempt that came to nothing: whatever has no place yet is left out, for the journal to put back. */
function giveUp(state: State, nodes: Int32Array, from: number, count: number): false {
  for (let i = from; i < count; i++) {
    const node = nodes[i]!
    if (state.routeOf[node]! < 0 && state.poolSlot[node]! < 0) leaveOut(state, node)
  }
  return false
}

/** Puts the first visit on an empty route. */
function openRoute(compiled: Compiled, state: State, node: number, limit: number, place: Place): void {
  place.cost = limit
  onEmptyRoutes(compiled, state, node, place)
}

/** The cheapest place below a limit, by the test the problem needs. */
function findPlace(
  compiled: Compiled,
  state: State,
  node: number,
  limit: number,
  scope: Scope,
  memory: Recreate,
  random: RandomBits,
): void {
  const { rich } = compiled
  if (rich === null) cheapestPlace(compiled, state, node, limit, scope, memory.blinks, random, memory.place)
  else cheapestPlaceRich(compiled, rich, state, node, limit, scope, memory.blinks, random, memory.place)
}

/** Puts a node into a route. */
export function putIn(compiled: Compiled, state: State, node: number, place: Place): void {
  const { route, after } = place
  const { next, previous, routeOf, load } = state
  const { dimensions } = compiled
  touch(compiled, state, route)
  const behind = next[after]!
  next[after] = node
  previous[node] = after
  next[node] = behind
  previous[behind] = node
  routeOf[node] = route
  if (state.count[route]!++ === 0) unmarkEmpty(compiled, state, route)
  if (compiled.rich === null) state.cost += place.cost
  for (let d = 0; d < dimensions; d++) load[route * dimensions + d]! += compiled.load[node * dimensions + d]!
  refreshForward(compiled, state, after, behind)
  refreshBackward(compiled, state, behind, after)
  if (compiled.rich !== null) rewalk(compiled, compiled.rich, state, route)
}

/** Puts in everything that is left out, the first time: what is dear to leave out first, then what is far. */
export function recreateAll(compiled: Compiled, state: State, random: RandomBits, shouldStop: () => boolean): void {
  const { skipCost, farness } = compiled
  const memory = recreateMemory(compiled, random)
  const left = [...state.pool.subarray(0, state.poolCount)]
  left.sort((a, b) => skipCost[b]! - skipCost[a]! || farness[b]! - farness[a]! || a - b)
  beginAttempt(state)
  for (const [number, node] of left.entries()) {
    if (number % 16 === 0 && shouldStop()) return
    findPlace(compiled, state, node, skipCost[node]!, 'everywhere', memory, random)
    if (memory.place.after < 0) continue
    takeUp(state, node)
    state.cost -= skipCost[node]!
    putIn(compiled, state, node, memory.place)
  }
}
