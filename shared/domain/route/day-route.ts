import { estimateTravel } from '../travel/estimate.ts'
import type { Point } from '../travel/estimate.ts'

/** Length and driving time together. */
export interface TravelSum {
  readonly minutes: number
  readonly distanceMeters: number
}

/** A technician's day as a line on the map: travel to each stop in order, and back home. */
export interface DayRoute {
  /** Travel that ends at the stop of the same index; null where no place is known to come from or to go to. */
  readonly legs: readonly (TravelSum | null)[]
  /** Travel from the last known place home; null without a home or without any known stop. */
  readonly returnLeg: TravelSum | null
  /** All known legs together, the way home included. */
  readonly total: TravelSum
}

/**
 * Lays the legs of a day. A stop without a known place has no leg of its own and is passed over: the next leg starts
 * at the last known place, so travel is never invented and never counted twice.
 */
export function dayRoute(home: Point | null, stops: readonly (Point | null)[]): DayRoute {
  const legs: (TravelSum | null)[] = []
  let at = home
  let anyStop = false
  for (const stop of stops) {
    legs.push(stop && at ? estimateTravel(at, stop) : null)
    if (!stop) continue
    at = stop
    anyStop = true
  }
  const returnLeg = home && at && anyStop ? estimateTravel(at, home) : null
  return { legs, returnLeg, total: sumOf([...legs, returnLeg]) }
}

function sumOf(legs: readonly (TravelSum | null)[]): TravelSum {
  let distanceMeters = 0
  let minutes = 0
  for (const leg of legs) {
    distanceMeters += leg?.distanceMeters ?? 0
    minutes += leg?.minutes ?? 0
  }
  return { minutes, distanceMeters }
}
