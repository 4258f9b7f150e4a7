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

/**
 * Where a place is looked for: in the lists of neighbours and then everywhere; in the lists alone, where the limit is so
 * narrow that hardly anything else is below it; or on the routes this attempt has changed, for a visit that was left out
 * and tried on all others when they were changed.
 */
export type Scope = 'everywhere' | 'near' | 'changed'

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

/** Whether a route takes one more: number of visits and every dimension of load. */
export function hasRoom(compiled: Compiled, state: State, node: number, route: number): boolean {
  const { dimensions, load, room } = compiled
  if (state.count[route]! >= compiled.maxVisits[route]!) return false
  for (let d = 0; d < dimensions; d++)
    if (state.load[route * dimensions + d]! + load[node * dimensions + d]! > room[route * dimensions + d]!) return false
  return true
}
