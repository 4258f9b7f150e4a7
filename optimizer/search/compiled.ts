import type { Rich } from './rich.ts'

/**
 * A problem as typed arrays, for the search only.
 *
 * Nodes are numbered: first the visits (a visit for a crew of k is k nodes), then the start of each route, then its end.
 * Times are shifted to begin near 0. All arrays hang on this object and are passed along: arrays captured by closures
 * are fast in V8 only until the closure is made a second time.
 */
export interface Compiled {
  /** Nodes of visits. Node `visits + r` is the start of route r, `visits + routes + r` its end. */
  readonly visits: number
  readonly routes: number
  /** Index of the visit in the problem, by node. */
  readonly visitOf: Int32Array
  /** Moment that is 0 here. */
  readonly origin: number
  /** Place of a node. */
  readonly at: Int32Array
  readonly places: number
  /** Ticks from row to column, and the same transposed: a row of either lies together in memory. */
  readonly ticks: Int32Array
  readonly ticksTo: Int32Array
  /** Weighted cost of a leg, and transposed; the same arrays as the ticks where a tick costs 1. */
  readonly legCost: Int32Array
  readonly legCostTo: Int32Array
  /** Where the matrices of a route's profile begin; all 0 with one profile. */
  readonly profileOffset: Int32Array
  /** Earliest and latest start of a node; the shift's limits for ends of routes. */
  readonly earliest: Int32Array
  readonly latest: Int32Array
  readonly service: Int32Array
  /** Cost of leaving a node out. */
  readonly skipCost: Float64Array
  readonly dimensions: number
  /** By node × dimension. */
  readonly load: Float64Array
  /** By route × dimension. */
  readonly room: Float64Array
  readonly maxVisits: Int32Array
  /** Routes that are alike in everything share a class. */
  readonly classes: number
  readonly classOf: Int32Array
  /** One route of each class. */
  readonly routeOfClass: Int32Array
  /** By node × class: cost of the visit being on such a route, or `never`; `notYet` until it is worked out. */
  readonly placeCost: Float64Array
  readonly fixedCost: Float64Array
  /** 1 for a node that the search does not move. */
  readonly fixed: Uint8Array
  /** 1 for places in a crew and linked visits: they are placed together, at a start that is then held. */
  readonly grouped: Uint8Array
  /** Nearest nodes for ruining, `near` for each node; -1 ends a shorter list. */
  readonly near: number
  readonly nearList: Int32Array
  /** Best predecessors and successors by node, `granular` each, with the cost of their leg; 0 when every place is tried. */
  readonly granular: number
  readonly before: Int32Array
  readonly beforeCost: Int32Array
  readonly after: Int32Array
  readonly afterCost: Int32Array
  /** What orders of insertion go by: the share of a room a node takes, its distance from the nearest start. */
  readonly demand: Float64Array
  readonly farness: Float64Array
  /** Everything beyond travel, single windows and load; null where a problem has none of it. */
  readonly rich: Rich | null
  /** Route a visit is published on, -1 without, -2 where that route is no longer there. */
  readonly knownRoute: Int32Array
  /** Mean cost of a leg between neighbours: the scale of temperatures. */
  readonly meanLeg: number
}

/** A visit that must not be on a route. */
export const never = Infinity
/** More than any time or leg here: a way nobody knows. */
export const unreachable = 1_000_000_000
