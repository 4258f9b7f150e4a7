import type { Compiled } from './compiled.ts'
import { unreachable } from './compiled.ts'
import { selectLowest } from './nearest.ts'

/** Up to so many visits every place is tried: lists would cost more than they save. */
const tryAllUpTo = 50
const granularSize = 24
const nearSize = 150
/** How much a tick of waiting that cannot be avoided counts against a neighbour. */
const waitShare = 0.2

type Unlisted = Omit<
  Compiled,
  | 'near'
  | 'nearList'
  | 'granular'
  | 'before'
  | 'beforeCost'
  | 'after'
  | 'afterCost'
  | 'meanLeg'
  | 'farness'
  | 'demand'
  | 'knownRoute'
>

/** Who is near whom: for ruining by distance, for inserting by distance and the wait that cannot be avoided. */
export function compileNeighbours(compiled: Unlisted): Omit<Compiled, keyof Unlisted | 'knownRoute'> {
  const { visits, at, places, ticks, ticksTo, legCost, legCostTo, earliest, latest, service } = compiled
  const near = Math.min(nearSize, Math.max(1, visits - 1))
  const granular = visits > tryAllUpTo ? granularSize : 0
  const nearList = new Int32Array(visits * near)
  const before = new Int32Array(visits * granular)
  const after = new Int32Array(visits * granular)
  const scores = new Float64Array(visits)
  let legs = 0
  let legCount = 0
  for (let node = 0; node < visits; node++) {
    const row = at[node]! * places
    for (let other = 0; other < visits; other++)
      scores[other] = other === node ? Infinity : ticks[row + at[other]!]! + ticksTo[row + at[other]!]!
    selectLowest(scores, visits, near, nearList, node * near)
    for (let i = 0; i < Math.min(5, near); i++) {
      const cost = nearList[node * near + i]! < 0 ? unreachable : legCost[row + at[nearList[node * near + i]!]!]!
      if (cost < unreachable) {
        legs += cost
        legCount++
      }
    }
    if (granular === 0) continue
    const score = (first: number, second: number, drive: number) => {
      const arrive = earliest[first]! + service[first]! + drive
      if (first === second || arrive > latest[second]! || drive >= unreachable) return Infinity
      return drive + waitShare * Math.max(0, earliest[second]! - latest[first]! - service[first]! - drive)
    }
    for (let other = 0; other < visits; other++) scores[other] = score(other, node, ticksTo[row + at[other]!]!)
    selectLowest(scores, visits, granular, before, node * granular)
    for (let other = 0; other < visits; other++) scores[other] = score(node, other, ticks[row + at[other]!]!)
    selectLowest(scores, visits, granular, after, node * granular)
  }
  return {
    near,
    nearList,
    granular,
    before,
    beforeCost: costsOf(before, (node, other) => legCostTo[at[node]! * places + at[other]!]!, granular),
    after,
    afterCost: costsOf(after, (node, other) => legCost[at[node]! * places + at[other]!]!, granular),
    meanLeg: legCount > 0 ? Math.max(1, legs / legCount) : 1,
    farness: farnessOf(compiled),
    demand: demandOf(compiled),
  }
}

/** Distance from the nearest start of a route. */
function farnessOf({ visits, routes, at, places, ticks }: Unlisted): Float64Array {
  const starts = new Set<number>()
  for (let route = 0; route < routes; route++) starts.add(at[visits + route]!)
  const farness = new Float64Array(visits).fill(unreachable)
  for (let node = 0; node < visits; node++)
    for (const start of starts) farness[node] = Math.min(farness[node]!, ticks[start * places + at[node]!]!)
  return farness
}

/** The largest share of a mean room that a node takes, and how long it takes: what is hard to place. */
function demandOf({ visits, routes, dimensions, load, room, service }: Unlisted): Float64Array {
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

/** The cost of each leg of a list. */
function costsOf(list: Int32Array, cost: (node: number, other: number) => number, size: number): Int32Array {
  return list.map((other, slot) => (other < 0 ? unreachable : cost(Math.floor(slot / size), other)))
}
