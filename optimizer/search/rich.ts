/**
 * What a problem has beyond travel, single windows and load. Only problems that have any of it pay for it: their places
 * are tested by walking the whole route instead of in constant time.
 */
export interface Rich {
  /** Windows of node v are those from `windowFrom[v]` up to `windowFrom[v + 1]`. */
  readonly windowFrom: Int32Array
  readonly windowStart: Int32Array
  readonly windowEnd: Int32Array
  /** Absences and breaks of route r, in the same way, in order of time. */
  readonly awayFrom: Int32Array
  readonly awayStart: Int32Array
  readonly awayEnd: Int32Array
  readonly pauseFrom: Int32Array
  readonly pauseStart: Int32Array
  readonly pauseEnd: Int32Array
  readonly pauseLength: Int32Array
  readonly setup: Int32Array
  /** Promised end and cost of a tick beyond. */
  readonly dueAt: Int32Array
  readonly lateCost: Float64Array
  readonly wishStart: Int32Array
  readonly wishEnd: Int32Array
  /** Published start, `noTime` without; and the cost of moving it. */
  readonly knownStart: Int32Array
  readonly moveCost: Float64Array
  /** Not before this moment where the customer was told a start, else the lowest number. */
  readonly release: Int32Array
  /** Start a node is held at, `noTime` when it is not; changes while crews are placed. */
  readonly heldAt: Int32Array
  readonly commutes: Uint8Array
  readonly shiftEnd: Int32Array
  readonly shiftLength: Int32Array
  readonly maxTravel: Float64Array
  readonly maxMetres: Float64Array
  /** Metres by profile, empty where none are limited. */
  readonly metres: Int32Array
  readonly serviceCost: Float64Array
  /** Place, time and room of the depot by route; place -1 without. */
  readonly depotAt: Int32Array
  readonly depotTime: Int32Array
  readonly depotRoom: Float64Array
  /** By node × class: whether the tools of a visit have to be fetched first. */
  readonly fetches: Uint8Array
  readonly waitWeight: number
  readonly overtimeWeight: number
  readonly wishWeight: number
  readonly balanceWeight: number
  readonly tolerance: number
}

/** No moment. */
export const noTime = -2_000_000_000
/** Added to the cost of a route that breaks a rule: no plan with it is ever kept. */
export const brokenCost = 1e12
