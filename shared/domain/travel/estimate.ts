import { samePlaceLeg, unknownLeg } from './travel-leg.ts'
import type { TravelLeg } from './travel-leg.ts'

/** A place on the earth, WGS 84 degrees. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** Mean radius of the earth in metres (IUGG). */
const earthRadiusMeters = 6_371_008.8
/** Roads are longer than the straight line; 1.35 is a usual detour factor of cities. */
const detourFactor = 1.35
/** Door-to-door speed in town. */
const metersPerMinute = 24_000 / 60
/** Parking and walking to the door. */
export const arrivalMinutes = 2
/** Two visits this near are one stop: no drive between them. */
const samePlaceMeters = 15

/** The place when both coordinates are known, else null. */
export function pointOf(latitude: number | null, longitude: number | null): Point | null {
  return latitude === null || longitude === null ? null : { latitude, longitude }
}

/** Great-circle distance in metres (haversine). */
export function straightLineMeters(a: Point, b: Point): number {
  const radians = Math.PI / 180
  const dLatitude = (b.latitude - a.latitude) * radians
  const dLongitude = (b.longitude - a.longitude) * radians
  const h =
    Math.sin(dLatitude / 2) ** 2 +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(dLongitude / 2) ** 2
  return 2 * earthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Minutes a drive takes at some hour, of the minutes it takes at an ordinary one. */
export type Stretch = (ordinaryMinutes: number) => number

/**
 * Offline travel time: straight line × 1.35 at 24 km/h, plus 2 minutes to park, in whole minutes; `stretch` makes the
 * drive longer or shorter by the hour, not the parking. A place that is not known gives 0 minutes of source `unknown`:
 * nothing is invented, and whoever shows it says so.
 */
export function estimateTravel(from: Point | null, to: Point | null, stretch: Stretch = ordinary): TravelLeg {
  if (!from || !to) return unknownLeg
  const straight = straightLineMeters(from, to)
  if (straight <= samePlaceMeters) return samePlaceLeg
  const distanceMeters = straight * detourFactor
  const driving = distanceMeters / metersPerMinute
  const stretched = stretch === ordinary ? driving : stretch(driving)
  return {
    minutes: Math.round(stretched + arrivalMinutes),
    distanceMeters: Math.round(distanceMeters),
    source: 'straight-line-estimate',
    rush: stretched === driving ? 1 : Math.round((100 * stretched) / driving) / 100,
  }
}

const ordinary: Stretch = (minutes) => minutes
