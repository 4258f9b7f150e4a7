import type { Compiled } from './compiled.ts'
import { nearestRanks } from './compile-neighbours.ts'
import { hasRoom, nextBlink } from './place.ts'
import type { Blinks, Place, Scope } from './place.ts'
import type { RandomBits } from './random-bits.ts'
import { brokenCost } from './rich.ts'
import type { Rich } from './rich.ts'
import { costWith } from './route-walk.ts'
import type { State } from './state.ts'

/**
 * The cheapest place of a node where a place costs more than travel. The same candidates as `cheapestPlace`; those that
 * may be cheap enough and in time are walked for their exact cost. The quick tests leave out setting up, breaks and
 * absences, which only make things later, so that nothing possible is refused.
 */
export function cheapestPlaceRich(
  compiled: Compiled,
  rich: Rich,
  state: State,
  node: number,
  limit: number,
  scope: Scope,
  blinks: Blinks,
  random: RandomBits,
  place: Place,
): void {
  const { granular, before, after, visits, routes, classes, placeCost, classOf } = compiled
  const { next, previous, routeOf, count } = state
  place.after = -1
  place.cost = limit
  const tryAfter = (ahead: number) => {
    const route = routeOf[ahead]!
    const cost = costAfter(compiled, rich, state, node, ahead, route, place.cost)
    if (cost >= place.cost) return
    if (blinks.left-- <= 0) {
      blinks.left = nextBlink(random)
      return
    }
    place.after = ahead
    place.route = route
    place.cost = cost
  }
  const ranks = scope === 'changed' ? 0 : scope === 'near' ? granular : Math.min(nearestRanks, granular)
  for (let rank = 0; rank < ranks; rank++) {
    if (rank === nearestRanks && place.after >= 0) break
    const i = node * granular + rank
    const ahead = before[i]!
    if (ahead >= 0 && routeOf[ahead]! >= 0) tryAfter(ahead)
    const behind = after[i]!
    if (behind >= 0 && routeOf[behind]! >= 0) tryAfter(previous[behind]!)
  }
  if (place.after < 0 && (scope !== 'near' || granular === 0)) {
    const { journal } = state
    const last = scope === 'changed' ? journal.routeCount : routes
    for (let i = 0; i < last; i++) {
      const route = scope === 'changed' ? journal.routes[i]! : i
      if (count[route] === 0 || placeCost[node * classes + classOf[route]!]! >= place.cost) continue
      for (let ahead = visits + route; ahead < visits + routes; ahead = next[ahead]!) tryAfter(ahead)
    }
  }
  for (let kind = 0; kind < classes; kind++) {
    if (state.emptyCount[kind] === 0 || placeCost[node * classes + kind]! >= place.cost) continue
    tryAfter(visits + state.empty[state.emptyFrom[kind]! + state.emptyCount[kind]! - 1]!)
  }
}

/** What a node costs at a place, or Infinity where that is `limit` and more, or against a rule. */
export function costAfter(
  compiled: Compiled,
  rich: Rich,
  state: State,
  node: number,
  ahead: number,
  route: number,
  limit: number,
): number {
  const { at, places, ticks, ticksTo, legCost, legCostTo, classes, classOf, placeCost, visits, routes } = compiled
  const own = placeCost[node * classes + classOf[route]!]!
  if (own >= limit) return Infinity
  const behind = state.next[ahead]!
  const row = compiled.profileOffset[route]! + at[node]! * places
  const to = row + at[ahead]!
  const from = row + at[behind]!
  const replaced = state.count[route] === 0 ? 0 : state.leg[ahead]!
  const least = own + legCostTo[to]! + legCost[from]! - replaced - state.savable[route]!
  if (least >= limit) return Infinity
  const added = ticksTo[to]! + ticks[from]!
  if (rich.balanceWeight > 0 && least + leastBalance(compiled, rich, state, node, ahead, route, added) >= limit)
    return Infinity
  const commute = rich.commutes[route] === 1
  const drive = commute && ahead >= visits ? 0 : ticksTo[to]!
  const onward = commute && behind >= visits + routes ? 0 : ticks[from]!
  const start = Math.max(state.over[ahead]! + drive, compiled.earliest[node]!)
  if (start > compiled.latest[node]!) return Infinity
  const inTime = start + compiled.service[node]! + onward <= state.latest[behind]!
  if (!inTime && state.allowed[route] === 0) return Infinity
  if (rich.depotAt[route]! < 0 && !hasRoom(compiled, state, node, route)) return Infinity
  if (state.count[route]! >= compiled.maxVisits[route]!) return Infinity
  const cost = costWith(compiled, rich, state, route, node, ahead)
  return cost >= brokenCost ? Infinity : cost - state.routeCost[route]!
}

/**
 * What a node costs at least by making its route busier: the exact change of the balance term, but for setting up. The
 * depot may be left out or come in between, so routes with one are not bounded.
 */
function leastBalance(
  compiled: Compiled,
  rich: Rich,
  state: State,
  node: number,
  ahead: number,
  route: number,
  addedTravel: number,
): number {
  if (rich.depotAt[route]! >= 0) return 0
  const { at, places, visits } = compiled
  const behind = state.next[ahead]!
  const cell = compiled.profileOffset[route]! + at[ahead]! * places + at[behind]!
  const replaced = state.count[route] === 0 ? 0 : compiled.ticks[cell]!
  const setupSaved = behind < visits ? rich.setup[behind]! : 0
  const before = state.busy[route]!
  const busy = Math.max(0, before + compiled.service[node]! + addedTravel - replaced - setupSaved)
  // One less, because both costs are rounded.
  return (rich.balanceWeight * (busy * busy - before * before)) / rich.shiftLength[route]! / 100 - 1
}
