import type { Compiled } from './compiled.ts'
import { unreachable } from './compiled.ts'
import { selectLowest } from './nearest.ts'

/** Up to so many visits every place is tried: lists would cost more than they save. */
const tryAllUpTo = 50
const granularSize = 100
/** With more visits than this, making such lists takes too long. */
const longListsUpTo = 2_000
const shortGranularSize = 48
/** How many of them are tried first; the others only where these yield no place. */
export const nearestRanks = 24
const nearSize = 80
/** How much a tick of waiting that cannot be avoided counts against a neighbour. */
const waitShare = 0.2

/** The part of a compiled problem that says who is near whom. */
export type Neighbours = Pick<
  Compiled,
  'near' | 'nearList' | 'granular' | 'before' | 'beforeCost' | 'after' | 'afterCost' | 'meanLeg'
>

/** No lists: every place is tried. Enough for a first plan, which must not wait for lists. */
export const noNeighbours: Neighbours = {
  near: 0,
  nearList: new Int32Array(0),
  granular: 0,
  before: new Int32Array(0),
  beforeCost: new Int32Array(0),
  after: new Int32Array(0),
  afterCost: new Int32Array(0),
  meanLeg: 1,
}

/** Who is near whom: for ruining by distance, for inserting by distance and the wait that cannot be avoided. */
export function compileNeighbours(compiled: Omit<Compiled, keyof Neighbours>): Neighbours {
  const { visits, at, places, ticks, ticksTo, legCost, legCostTo, earliest, latest, service } = compiled
  const near = Math.min(nearSize, Math.max(1, visits - 1))
  const granular = visits > longListsUpTo ? shortGranularSize : visits > tryAllUpTo ? granularSize : 0
  const nearList = new Int32Array(visits * near)
  const before = new Int32Array(visits * granular)
  const after = new Int32Array(visits * granular)
  const scores = new Float64Array(visits)
  const scoresBefore = new Float64Array(visits)
  const scoresAfter = new Float64Array(visits)
  let legs = 0
  let legCount = 0
  for (let node = 0; node < visits; node++) {
    const row = at[node]! * places
    const over = earliest[node]! + service[node]!
    const lastOver = latest[node]! + service[node]!
    for (let other = 0; other < visits; other++) {
      const cell = row + at[other]!
      const out = ticks[cell]!
      const back = ticksTo[cell]!
      scores[other] = out + back
      scoresAfter[other] = scoreOf(over + out, lastOver + out, earliest[other]!, latest[other]!, out)
      const otherOver = service[other]! + back
      scoresBefore[other] = scoreOf(
        earliest[other]! + otherOver,
        latest[other]! + otherOver,
        earliest[node]!,
        latest[node]!,
        back,
      )
    }
    scores[node] = Infinity
    scoresBefore[node] = Infinity
    scoresAfter[node] = Infinity
    selectLowest(scores, visits, near, nearList, node * near)
    if (granular > 0) {
      selectLowest(scoresBefore, visits, granular, before, node * granular)
      selectLowest(scoresAfter, visits, granular, after, node * granular)
    }
    for (let i = 0; i < Math.min(5, near); i++) {
      const neighbour = nearList[node * near + i]!
      const cost = neighbour < 0 ? unreachable : legCost[row + at[neighbour]!]!
      if (cost >= unreachable) continue
      legs += cost
      legCount++
    }
  }
  return {
    near,
    nearList,
    granular,
    before,
    beforeCost: costsOf(compiled, legCostTo, before, granular),
    after,
    afterCost: costsOf(compiled, legCost, after, granular),
    meanLeg: legCount > 0 ? Math.max(1, legs / legCount) : 1,
  }
}

/** How good a neighbour is to drive to: the drive and a share of the wait that cannot be avoided; Infinity if too late. */
function scoreOf(arrive: number, latestArrive: number, earliest: number, latest: number, drive: number): number {
  if (arrive > latest || drive >= unreachable) return Infinity
  const wait = earliest - latestArrive
  return wait > 0 ? drive + waitShare * wait : drive
}

/** The cost of each leg of a list, from or to the node it belongs to. */
function costsOf({ at, places }: Pick<Compiled, 'at' | 'places'>, legs: Int32Array, list: Int32Array, size: number) {
  const costs = new Int32Array(list.length)
  for (let slot = 0, node = -1; slot < list.length; slot++) {
    if (slot % size === 0) node++
    const other = list[slot]!
    costs[slot] = other < 0 ? unreachable : legs[at[node]! * places + at[other]!]!
  }
  return costs
}
