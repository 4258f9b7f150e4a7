import type { Point } from '../travel/estimate.ts'
import type { Travel } from '../travel/travel.ts'
import type { TravelLeg } from '../travel/travel-leg.ts'

/** Length and driving time together. */
export interface TravelSum {
  readonly minutes: number
  readonly distanceMeters: number
}

/** A place on a route, with its times where they are known: driving takes longer at some hours. */
export interface RouteStop {
  readonly place: Point | null
  readonly startsAt: number | null
  readonly endsAt: number | null
}

/** A technician's day as a line on the map: travel to each stop in order, and back home. */
export interface DayRoute {
  /** Travel that ends at the stop of the same index; null where no place is known to come from or to go to. */
  readonly legs: readonly (TravelLeg | null)[]
  /** Travel from the last known place home; null without a home or without any known stop. */
  readonly returnLeg: TravelLeg | null
  /** All known legs together, the way home included. */
  readonly total: TravelSum
}

/**
 * Lays the legs of a day. A stop without a known place has no leg of its own and is passed over: the next leg starts
 * at the last known place, so travel is never invented and never counted twice.
 */
export function dayRoute(home: Point | null, stops: readonly RouteStop[], travel: Travel): DayRoute {
  const legs: (TravelLeg | null)[] = []
  let at = home
  let last: RouteStop | null = null
  for (const stop of stops) {
    legs.push(stop.place && at ? travel.arriving(at, stop.place, stop.startsAt) : null)
    if (!stop.place) continue
    at = stop.place
    last = stop
  }
  const returnLeg = home && last ? wayHome(last, home, travel) : null
  return { legs, returnLeg, total: sumOf([...legs, returnLeg]) }
}

function wayHome({ place, endsAt }: RouteStop, home: Point, travel: Travel): TravelLeg {
  return endsAt === null ? travel.arriving(place, home, null) : travel.leaving(place, home, endsAt)
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
