import type { Compiled } from './compiled.ts'
import { touch } from './journal.ts'
import { nextBelow, nextUnit } from './random-bits.ts'
import type { RandomBits } from './random-bits.ts'
import type { Ruined } from './ruin.ts'
import { markEmpty, refreshBackward, refreshForward, unmarkEmpty } from './state.ts'
import type { State } from './state.ts'

/** How often an attempt exchanges the ends of two routes, and how often one of the two is an empty one. */
const exchangeChance = 0.5
const splitChance = 0.2

/**
 * Exchanges what two ruined routes do after their gaps, where both stay in time: strings are short, so that the rest of
 * a long day would hardly ever change its vehicle otherwise. With an empty route as the other, a route is split in two.
 * What comes of it is accepted or not together with what is put back after it; `temperature` only keeps out what would
 * hardly be. Only for plain problems, which have one matrix, and for routes of one class, whose ends are alike.
 */
export function exchangeTails(
  compiled: Compiled,
  state: State,
  random: RandomBits,
  { gaps, gapCount }: Ruined,
  temperature: number,
): void {
  if (gapCount === 0 || nextUnit(random) >= exchangeChance) return
  const one = gaps[nextBelow(random, gapCount)]!
  const isSplit = gapCount === 1 || nextUnit(random) < splitChance
  const other = isSplit ? startOfEmpty(compiled, state, one) : gaps[nextBelow(random, gapCount)]!
  if (other < 0 || !areAlike(compiled, state, one, other) || hasNothingToGive(compiled, state, one, other)) return
  const most = -temperature * Math.log(nextUnit(random))
  const added = costOfExchange(compiled, state, one, other)
  if (added >= most || !areInTime(compiled, state, one, other)) return
  if (haveRoom(compiled, state, one, other)) exchange(compiled, state, one, other, added)
}

/** The start of an empty route like the one a node is on; -1 when there is none. */
function startOfEmpty(compiled: Compiled, state: State, node: number): number {
  const kind = compiled.classOf[state.routeOf[node]!]!
  const count = state.emptyCount[kind]!
  return count === 0 ? -1 : compiled.visits + state.empty[state.emptyFrom[kind]! + count - 1]!
}

function areAlike({ classOf }: Compiled, { routeOf }: State, one: number, other: number): boolean {
  return routeOf[one] !== routeOf[other] && classOf[routeOf[one]!] === classOf[routeOf[other]!]
}

/** Whether both routes end there, or both begin: nothing would change but names. */
function hasNothingToGive({ visits }: Compiled, { next }: State, one: number, other: number): boolean {
  return (one >= visits && other >= visits) || (next[one]! >= visits && next[other]! >= visits)
}

/** By how much the plan gets dearer: an empty route costs nothing, not even the way from its start to its end. */
function costOfExchange(compiled: Compiled, state: State, one: number, other: number): number {
  const { next } = state
  const before = legCost(compiled, one, next[one]!) + legCost(compiled, other, next[other]!)
  return legCost(compiled, one, next[other]!) + legCost(compiled, other, next[one]!) - before
}

/** Cost of the leg between nodes of routes of one class, with the cost of using a route where it is the first. */
function legCost(compiled: Compiled, from: number, to: number): number {
  const { visits, at, places, fixedCost } = compiled
  if (from >= visits && to >= visits) return 0
  const leg = compiled.legCost[at[from]! * places + at[to]!]!
  return from >= visits ? leg + fixedCost[from - visits]! : leg
}

function areInTime(compiled: Compiled, state: State, one: number, other: number): boolean {
  const { next } = state
  return isInTime(compiled, state, one, next[other]!) && isInTime(compiled, state, other, next[one]!)
}

function isInTime({ at, places, ticks }: Compiled, { over, latest }: State, from: number, to: number): boolean {
  return over[from]! + ticks[at[from]! * places + at[to]!]! <= latest[to]!
}

/** Whether both routes hold what they would get, and nothing that may not move is in it. */
function haveRoom(compiled: Compiled, state: State, one: number, other: number): boolean {
  const { visits, dimensions, room, maxVisits, load } = compiled
  const { next, routeOf, count } = state
  const first = routeOf[one]!
  const second = routeOf[other]!
  let more = 0
  for (let node = next[other]!; node < visits; node = next[node]!, more++) if (compiled.fixed[node] === 1) return false
  for (let node = next[one]!; node < visits; node = next[node]!, more--) if (compiled.fixed[node] === 1) return false
  if (count[first]! + more > maxVisits[first]! || count[second]! - more > maxVisits[second]!) return false
  for (let d = 0; d < dimensions; d++) {
    let added = 0
    for (let node = next[other]!; node < visits; node = next[node]!) added += load[node * dimensions + d]!
    for (let node = next[one]!; node < visits; node = next[node]!) added -= load[node * dimensions + d]!
    if (state.load[first * dimensions + d]! + added > room[first * dimensions + d]!) return false
    if (state.load[second * dimensions + d]! - added > room[second * dimensions + d]!) return false
  }
  return true
}

function exchange(compiled: Compiled, state: State, one: number, other: number, added: number): void {
  const { visits, routes } = compiled
  const { next, previous, routeOf } = state
  const first = routeOf[one]!
  const second = routeOf[other]!
  touch(compiled, state, first)
  touch(compiled, state, second)
  const tail = next[one]!
  const otherTail = next[other]!
  const last = previous[visits + routes + first]!
  const otherLast = previous[visits + routes + second]!
  link(compiled, state, first, one, otherTail, otherLast)
  link(compiled, state, second, other, tail, last)
  state.cost += added
}

/** Lets a route go on after a node with another's tail, from `head` to `last`, or end there where that has none. */
function link(compiled: Compiled, state: State, route: number, node: number, head: number, last: number): void {
  const { visits, routes, dimensions } = compiled
  const { next, previous, routeOf, count, load } = state
  const end = visits + routes + route
  const behind = head < visits ? head : end
  const ahead = head < visits ? last : node
  next[node] = behind
  previous[behind] = node
  next[ahead] = end
  previous[end] = ahead
  const wasEmpty = count[route] === 0
  count[route] = 0
  for (let d = 0; d < dimensions; d++) load[route * dimensions + d] = 0
  for (let stop = next[visits + route]!; stop < visits; stop = next[stop]!) {
    routeOf[stop] = route
    count[route]!++
    for (let d = 0; d < dimensions; d++) load[route * dimensions + d]! += compiled.load[stop * dimensions + d]!
  }
  if (wasEmpty && count[route]! > 0) unmarkEmpty(compiled, state, route)
  if (!wasEmpty && count[route] === 0) markEmpty(compiled, state, route)
  refreshForward(compiled, state, node, -1)
  refreshBackward(compiled, state, behind, -1)
}
