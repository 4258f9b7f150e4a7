import { z } from 'zod'

/** A place on the earth, WGS 84 degrees. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** Travel between two places and where the figure comes from. `unknown`: a place has no coordinates, so no minutes are claimed. */
export const travelEstimateSchema = z.object({
  minutes: z.int().nonnegative(),
  distanceMeters: z.int().nonnegative(),
  provenance: z.enum(['straight-line-estimate', 'same-place', 'unknown']),
})
export type TravelEstimate = z.infer<typeof travelEstimateSchema>

/** Mean radius of the earth in metres (IUGG). */
const earthRadiusMeters = 6_371_008.8
/** Roads are longer than the straight line; 1.35 is a usual detour factor of cities. */
const detourFactor = 1.35
/** Door-to-door speed in town. */
const metersPerMinute = 24_000 / 60
/** Parking and walking to the door. */
const arrivalMinutes = 2
/** Two visits this near are one stop: no drive between them. */
const samePlaceMeters = 15

const unknown: TravelEstimate = { minutes: 0, distanceMeters: 0, provenance: 'unknown' }
const samePlace: TravelEstimate = { minutes: 0, distanceMeters: 0, provenance: 'same-place' }

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

/**
 * Offline travel time: straight line × 1.35 at 24 km/h, plus 2 minutes, in whole minutes. A place that is not known
 * gives 0 minutes flagged `unknown`: nothing is invented, and whoever shows it says so.
 */
export function estimateTravel(from: Point | null, to: Point | null): TravelEstimate {
  if (!from || !to) return unknown
  const straight = straightLineMeters(from, to)
  if (straight <= samePlaceMeters) return samePlace
  const distanceMeters = straight * detourFactor
  return {
    minutes: Math.round(distanceMeters / metersPerMinute + arrivalMinutes),
    distanceMeters: Math.round(distanceMeters),
    provenance: 'straight-line-estimate',
  }
}
