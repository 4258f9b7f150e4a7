import { never } from './compiled.ts'
import type { Compiled } from './compiled.ts'
import { nextUnit } from './random-bits.ts'
import type { RandomBits } from './random-bits.ts'
import type { State } from './state.ts'

/** The cheapest place found for a node: after which node, on which route, at what cost. */
export interface Place {
  after: number
  route: number
  cost: number
}

/** One place in a hundred is overlooked (Christiaens & Vanden Berghe 2020), so that not every attempt is the same. */
const blinkChance = 0.01

/** Places until the next one that is overlooked: one draw for many places. */
export interface Blinks {
  left: number
}

/** Draws the distance to the next overlooked place. */
export function nextBlink(random: RandomBits): number {
  return Math.floor(Math.log(nextUnit(random)) / Math.log(1 - blinkChance))
}

/**
 * Finds the cheapest place of a node among its best neighbours, or everywhere where there are no lists or they yield
 * none. A place is tested in constant time: first by cost, because most fail there, then by the earliest and latest
 * times of the two stops around it.
 */
export function cheapestPlace(
  compiled: Compiled,
  state: State,
  node: number,
  limit: number,
  blinks: Blinks,
  random: RandomBits,
  place: Place,
): void {
  place.after = -1
  place.cost = limit
  if (compiled.granular > 0) amongNeighbours(compiled, state, node, blinks, random, place)
  if (place.after < 0) everywhere(compiled, state, node, blinks, random, place)
  onEmptyRoutes(compiled, state, node, place)
}

/**
 * After a good predecessor, and before a good successor. Lists carry the cost of their leg, so that most candidates are
 * refused after reading one more number: the leg that would be replaced.
 */
function amongNeighbours(
  compiled: Compiled,
  state: State,
  node: number,
  blinks: Blinks,
  random: RandomBits,
  place: Place,
): void {
  const { at, places, ticks, ticksTo, legCost, legCostTo, classOf, classes, placeCost, granular } = compiled
  const { before, beforeCost, after, afterCost } = compiled
  const { next, previous, routeOf, over, latest, leg, legInto } = state
  const row = at[node]! * places
  const earliestStart = compiled.earliest[node]!
  const latestStart = compiled.latest[node]!
  const service = compiled.service[node]!
  const first = node * granular
  const last = first + granular
  const rowOfClasses = node * classes
  let best = place.cost
  let bestAfter = -1
  for (let i = first; i < last; i++) {
    const ahead = before[i]!
    if (ahead < 0) break
    const open = beforeCost[i]! - leg[ahead]!
    if (open >= best || routeOf[ahead]! < 0) continue
    const behind = next[ahead]!
    const from = row + at[behind]!
    const cost = open + legCost[from]!
    if (cost >= best) continue
    const arrive = over[ahead]! + ticksTo[row + at[ahead]!]!
    const start = arrive > earliestStart ? arrive : earliestStart
    if (start > latestStart || start + service + ticks[from]! > latest[behind]!) continue
    const route = routeOf[ahead]!
    const all = cost + placeCost[rowOfClasses + classOf[route]!]!
    if (all >= best || !hasRoom(compiled, state, node, route)) continue
    if (blinks.left-- <= 0) blinks.left = nextBlink(random)
    else {
      best = all
      bestAfter = ahead
    }
  }
  for (let i = first; i < last; i++) {
    const behind = after[i]!
    if (behind < 0) break
    const open = afterCost[i]! - legInto[behind]!
    if (open >= best || routeOf[behind]! < 0) continue
    const ahead = previous[behind]!
    const to = row + at[ahead]!
    const cost = open + legCostTo[to]!
    if (cost >= best) continue
    const arrive = over[ahead]! + ticksTo[to]!
    const start = arrive > earliestStart ? arrive : earliestStart
    if (start > latestStart || start + service + ticks[row + at[behind]!]! > latest[behind]!) continue
    const route = routeOf[ahead]!
    const all = cost + placeCost[rowOfClasses + classOf[route]!]!
    if (all >= best || !hasRoom(compiled, state, node, route)) continue
    if (blinks.left-- <= 0) blinks.left = nextBlink(random)
    else {
      best = all
      bestAfter = ahead
    }
  }
  if (bestAfter >= 0) {
    place.after = bestAfter
    place.route = routeOf[bestAfter]!
    place.cost = best
  }
}

/** Alone on an empty route: one of each class is enough. */
function onEmptyRoutes(compiled: Compiled, state: State, node: number, place: Place): void {
  const { at, places, ticks, legCost, classes, placeCost, visits, routes, profileOffset } = compiled
  for (let kind = 0; kind < classes; kind++) {
    if (state.emptyCount[kind] === 0) continue
    const own = placeCost[node * classes + kind]!
    if (own >= place.cost) continue
    const route = state.empty[state.emptyFrom[kind]! + state.emptyCount[kind]! - 1]!
    const ahead = visits + route
    const behind = visits + routes + route
    const to = profileOffset[route]! + at[ahead]! * places + at[node]!
    const from = profileOffset[route]! + at[node]! * places + at[behind]!
    const cost = legCost[to]! + legCost[from]! + own + compiled.fixedCost[route]!
    if (cost >= place.cost || !hasRoom(compiled, state, node, route)) continue
    const start = Math.max(state.over[ahead]! + ticks[to]!, compiled.earliest[node]!)
    if (start > compiled.latest[node]!) continue
    if (start + compiled.service[node]! + ticks[from]! > compiled.latest[behind]!) continue
    place.after = ahead
    place.route = route
    place.cost = cost
  }
}

/** Every place of every route that has visits. */
function everywhere(
  compiled: Compiled,
  state: State,
  node: number,
  blinks: Blinks,
  random: RandomBits,
  place: Place,
): void {
  const { at, places, ticks, ticksTo, legCost, legCostTo, classOf, classes, placeCost, visits, routes } = compiled
  const { next, over, latest, leg, count } = state
  const earliestStart = compiled.earliest[node]!
  const latestStart = compiled.latest[node]!
  const service = compiled.service[node]!
  let best = place.cost
  let bestAfter = -1
  let bestRoute = -1
  let left = blinks.left
  for (let route = 0; route < routes; route++) {
    if (count[route] === 0) continue
    const own = placeCost[node * classes + classOf[route]!]!
    if (own >= best || !hasRoom(compiled, state, node, route)) continue
    const row = compiled.profileOffset[route]! + at[node]! * places
    const end = visits + routes + route
    let ahead = visits + route
    let to = row + at[ahead]!
    let replaced = leg[ahead]! - own
    while (ahead !== end) {
      const behind = next[ahead]!
      const from = row + at[behind]!
      const cost = legCostTo[to]! + legCost[from]! - replaced
      if (cost < best) {
        const arrive = over[ahead]! + ticksTo[to]!
        // Later places start later still.
        if (arrive > latestStart && over[ahead]! > latestStart) break
        const start = arrive > earliestStart ? arrive : earliestStart
        if (start <= latestStart && start + service + ticks[from]! <= latest[behind]!) {
          if (left-- <= 0) left = nextBlink(random)
          else {
            best = cost
            bestAfter = ahead
            bestRoute = route
          }
        }
      }
      ahead = behind
      to = from
      replaced = leg[behind]! - own
    }
  }
  blinks.left = left
  if (bestAfter >= 0) {
    place.after = bestAfter
    place.route = bestRoute
    place.cost = best
  }
}

/** The cost of one place of a plain problem, `never` where it breaks a rule. */
export function placeCostAt(compiled: Compiled, state: State, node: number, ahead: number, route: number): number {
  const { at, places, ticks, legCost, placeCost, classes, classOf, profileOffset } = compiled
  const behind = state.next[ahead]!
  const to = profileOffset[route]! + at[ahead]! * places + at[node]!
  const from = profileOffset[route]! + at[node]! * places + at[behind]!
  const start = Math.max(state.over[ahead]! + ticks[to]!, compiled.earliest[node]!)
  if (start > compiled.latest[node]! || start + compiled.service[node]! + ticks[from]! > state.latest[behind]!)
    return never
  if (!hasRoom(compiled, state, node, route)) return never
  const own = placeCost[node * classes + classOf[route]!]!
  const legs = legCost[to]! + legCost[from]! + own
  return state.count[route] === 0 ? legs + compiled.fixedCost[route]! : legs - state.leg[ahead]!
}

/** Whether a route takes one more: number of visits and every dimension of load. */
export function hasRoom(compiled: Compiled, state: State, node: number, route: number): boolean {
  const { dimensions, load, room } = compiled
  if (state.count[route]! >= compiled.maxVisits[route]!) return false
  for (let d = 0; d < dimensions; d++)
    if (state.load[route * dimensions + d]! + load[node * dimensions + d]! > room[route * dimensions + d]!) return false
  return true
}
