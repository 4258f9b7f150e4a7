/** Scratch memory of a walk along a route, and what the last walk came to. */
export interface WalkMemory {
  /** The stops in order: a node, or `depotStop`. */
  readonly stops: Int32Array
  stopCount: number
  /** The same with breaks (node -1), and their times. */
  readonly node: Int32Array
  readonly arrive: Int32Array
  readonly start: Int32Array
  readonly until: Int32Array
  readonly work: Int32Array
  length: number
  /** By how much rules are broken on the way: ticks and metres too many. */
  broken: number
  /** Cost that an insertion might save: idling, wishes, moved starts, the way to the depot. */
  savable: number
  /** Ticks of travel and work, set-up included. */
  busy: number
  /** Position of the depot among the stops, or -1. */
  depotBefore: number
  /** Published starts that moved. */
  movedStarts: number
}

/** A stop at the depot. */
export const depotStop = -2
/** A break. */
export const pauseStop = -1

/** Memory for routes of up to so many stops. */
export function walkMemory(stops: number): WalkMemory {
  return {
    stops: new Int32Array(stops + 4),
    stopCount: 0,
    node: new Int32Array(stops + 64),
    arrive: new Int32Array(stops + 64),
    start: new Int32Array(stops + 64),
    until: new Int32Array(stops + 64),
    work: new Int32Array(stops + 64),
    length: 0,
    broken: 0,
    savable: 0,
    busy: 0,
    depotBefore: -1,
    movedStarts: 0,
  }
}
