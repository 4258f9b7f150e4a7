import { unreachable } from './compiled.ts'
import type { Compiled } from './compiled.ts'

type Base = Pick<Compiled, 'visits' | 'routes' | 'at' | 'places' | 'ticks' | 'dimensions' | 'load' | 'room' | 'service'>

/** Distance from the nearest start of a route. */
export function farnessOf({ visits, routes, at, places, ticks }: Base): Float64Array {
  const starts = new Set<number>()
  for (let route = 0; route < routes; route++) starts.add(at[visits + route]!)
  const farness = new Float64Array(visits).fill(unreachable)
  for (let node = 0; node < visits; node++)
    for (const start of starts) farness[node] = Math.min(farness[node]!, ticks[start * places + at[node]!]!)
  return farness
}

/** The largest share of a mean room that a node takes, and how long it takes: what is hard to place. */
export function demandOf({ visits, routes, dimensions, load, room, service }: Base): Float64Array {
  const demand = new Float64Array(visits)
  for (let node = 0; node < visits; node++) {
    let share = 0
    for (let d = 0; d < dimensions; d++) {
      const largest = largestRoom(room, routes, dimensions, d)
      if (largest > 0 && largest < Infinity) share = Math.max(share, load[node * dimensions + d]! / largest)
    }
    demand[node] = share > 0 ? share : service[node]! / unreachable
  }
  return demand
}

function largestRoom(room: Float64Array, routes: number, dimensions: number, dimension: number): number {
  let largest = 0
  for (let route = 0; route < routes; route++) largest = Math.max(largest, room[route * dimensions + dimension]!)
  return largest
}
