import type { Compiled } from './compiled.ts'
import { hasRoom, nextBlink } from './place.ts'
import type { Blinks, Place } from './place.ts'
import type { RandomBits } from './random-bits.ts'
import type { State } from './state.ts'

/** Alone on an empty route: one of each class is enough. */
export function onEmptyRoutes(compiled: Compiled, state: State, node: number, place: Place): void {
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

/** Every place of every route that has visits, or of those this attempt has changed. */
export function everywhere(
  compiled: Compiled,
  state: State,
  node: number,
  onlyChanged: boolean,
  blinks: Blinks,
  random: RandomBits,
  place: Place,
): void {
  const { at, places, ticks, ticksTo, legCost, legCostTo, classOf, classes, placeCost, visits, routes } = compiled
  const { next, over, latest, leg, count, journal } = state
  const earliestStart = compiled.earliest[node]!
  const latestStart = compiled.latest[node]!
  const service = compiled.service[node]!
  let best = place.cost
  let bestAfter = -1
  let bestRoute = -1
  let left = blinks.left
  const last = onlyChanged ? journal.routeCount : routes
  for (let i = 0; i < last; i++) {
    const route = onlyChanged ? journal.routes[i]! : i
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
