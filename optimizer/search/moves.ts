import type { Compiled } from './compiled.ts'
import type { State } from './state.ts'
import { rewalkStarts } from './route-walk.ts'

/**
 * Published visits that changed technician, day, or start beyond tolerance, in the routes an attempt touched and among
 * those left out. Visits whose technician is no longer there have to move and are not counted.
 */
export function countMoves(compiled: Compiled, state: State): number {
  const { knownRoute, routes } = compiled
  const { journal } = state
  for (let touched = 0; touched < journal.routeCount; touched++) recount(compiled, state, journal.routes[touched]!)
  let moves = 0
  for (let route = 0; route < routes; route++) moves += state.moved[route]!
  for (let i = 0; i < state.poolCount; i++) if (knownRoute[state.pool[i]!]! >= 0) moves++
  return moves
}

/** Counts every route, to begin with. */
export function recountAll(compiled: Compiled, state: State): void {
  for (let route = 0; route < compiled.routes; route++) recount(compiled, state, route)
}

function recount(compiled: Compiled, state: State, route: number): void {
  const { knownRoute, visits } = compiled
  let moved = 0
  for (let node = state.next[visits + route]!; node < visits; node = state.next[node]!)
    if (knownRoute[node]! >= 0 && knownRoute[node] !== route) moved++
  state.moved[route] = moved + rewalkStarts(compiled, state, route)
}
