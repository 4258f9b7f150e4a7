import type { Compiled } from './compiled.ts'
import { cheapestPlace, nextBlink } from './insertion.ts'
import type { Blinks, Place } from './insertion.ts'
import { cheapestPlaceRich } from './insertion-rich.ts'
import { rewalk } from './route-walk.ts'
import { beginAttempt, touch } from './journal.ts'
import { nextBelow } from './random-bits.ts'
import type { RandomBits } from './random-bits.ts'
import { leaveOut, refreshBackward, refreshForward, takeUp, unmarkEmpty } from './state.ts'
import type { State } from './state.ts'

/** At most so many of the visits left out are tried again in an attempt. */
const poolTries = 30

/**
 * One attempt in so many also takes up what alone costs up to so many times more than leaving it out: several visits
 * that pay off together (a whole new route, a far district) would never be begun otherwise. Only where there are few:
 * with many, other attempts get there, and full days are better left alone.
 */
const generousEvery = 16
const generous = 4
const generousUpTo = 50

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
 * seven orders. A node whose every place costs more than leaving it out mostly stays out.
 */
export function recreate(
  compiled: Compiled,
  state: State,
  random: RandomBits,
  memory: Recreate,
  order: Int32Array,
  removedCount: number,
): void {
  let count = removedCount
  const sample = Math.min(state.poolCount, poolTries)
  const everyone = state.poolCount <= poolTries
  for (let i = 0; i < sample; i++) order[count++] = state.pool[everyone ? i : nextBelow(random, state.poolCount)]!
  sortForInsertion(compiled, random, memory.keys, order, count)
  const isGenerous = compiled.visits <= generousUpTo && nextBelow(random, generousEvery) === 0
  const generosity = isGenerous ? generous : 1
  for (let i = 0; i < count; i++) {
    const node = order[i]!
    if (state.routeOf[node]! >= 0) continue
    const skip = compiled.skipCost[node]!
    const pooled = state.poolSlot[node]! >= 0
    findPlace(compiled, state, node, skip * generosity, memory, random)
    if (memory.place.after >= 0) {
      if (pooled) {
        takeUp(state, node)
        state.cost -= skip
      }
      putIn(compiled, state, node, memory.place)
    } else if (!pooled) {
      leaveOut(state, node)
      state.cost += skip
    }
  }
}

/** The cheapest place below a limit, by the test the problem needs. */
function findPlace(
  compiled: Compiled,
  state: State,
  node: number,
  limit: number,
  memory: Recreate,
  random: RandomBits,
): void {
  const { rich } = compiled
  if (rich === null) cheapestPlace(compiled, state, node, limit, memory.blinks, random, memory.place)
  else cheapestPlaceRich(compiled, rich, state, node, limit, memory.blinks, random, memory.place)
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

/** Orders of the paper, by their weights: random 4, load 4, far 2, close 1, window length 2, start 2, end 2. */
const orderWeights = 17

function sortForInsertion(
  compiled: Compiled,
  random: RandomBits,
  keys: Float64Array,
  order: Int32Array,
  count: number,
): void {
  const draw = nextBelow(random, orderWeights)
  const { earliest, latest, farness, demand } = compiled
  for (let i = 0; i < count; i++) {
    const node = order[i]!
    if (draw < 4) keys[i] = nextBelow(random, 1_000_000_000)
    else if (draw < 8) keys[i] = -demand[node]!
    else if (draw < 10) keys[i] = -farness[node]!
    else if (draw < 11) keys[i] = farness[node]!
    else if (draw < 13) keys[i] = latest[node]! - earliest[node]!
    else if (draw < 15) keys[i] = earliest[node]!
    else keys[i] = -latest[node]!
  }
  for (let i = 1; i < count; i++) {
    const key = keys[i]!
    const node = order[i]!
    let slot = i
    while (slot > 0 && keys[slot - 1]! > key) {
      keys[slot] = keys[slot - 1]!
      order[slot] = order[slot - 1]!
      slot--
    }
    keys[slot] = key
    order[slot] = node
  }
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
    findPlace(compiled, state, node, skipCost[node]!, memory, random)
    if (memory.place.after < 0) continue
    takeUp(state, node)
    state.cost -= skipCost[node]!
    putIn(compiled, state, node, memory.place)
  }
}
