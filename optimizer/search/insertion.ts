import { nearestRanks } from './compile-neighbours.ts'
import { never } from './compiled.ts'
import type { Compiled } from './compiled.ts'
import { everywhere, onEmptyRoutes } from './every-place.ts'
import { hasRoom, nextBlink } from './place.ts'
import type { Blinks, Place, Scope } from './place.ts'
import type { RandomBits } from './random-bits.ts'
import type { State } from './state.ts'

/**
 * Finds the cheapest place of a node below a limit: among its nearest neighbours; where they yield none, further away.
 * A place is tested in constant time: first by cost, because most fail there, then by the earliest and latest times of
 * the two stops around it.
 */
export function cheapestPlace(
  compiled: Compiled,
  state: State,
  node: number,
  limit: number,
  scope: Scope,
  blinks: Blinks,
  random: RandomBits,
  place: Place,
): void {
  const { granular } = compiled
  place.after = -1
  place.cost = limit
  if (scope !== 'changed') {
    amongNeighbours(compiled, state, node, 0, Math.min(nearestRanks, granular), blinks, random, place)
    if (scope === 'near' && place.after < 0 && granular > nearestRanks)
      amongNeighbours(compiled, state, node, nearestRanks, granular, blinks, random, place)
  }
  if (place.after < 0 && (scope !== 'near' || granular === 0))
    everywhere(compiled, state, node, scope === 'changed', blinks, random, place)
  onEmptyRoutes(compiled, state, node, place)
}

/**
 * After a good predecessor, and before a good successor, of those ranks in the lists. Lists carry the cost of their leg, so that most candidates are
 * refused after reading one more number: the leg that would be replaced.
 */
function amongNeighbours(
  compiled: Compiled,
  state: State,
  node: number,
  fromRank: number,
  toRank: number,
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
  const first = node * granular + fromRank
  const last = node * granular + toRank
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
