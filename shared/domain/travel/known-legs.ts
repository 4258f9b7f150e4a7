import { z } from 'zod'
import type { Point } from './estimate.ts'
import { routingKinds } from './routing-server.ts'
import type { TravelLeg } from './travel-leg.ts'

/** Legs a routing server told, between some places: a square table, row by row, from each place to each. */
export const knownLegsSchema = z.object({
  source: z.enum(routingKinds),
  /** Places by their number (`placeNumber`). */
  places: z.array(z.int()),
  /** Whole minutes; -1 where nothing is kept. */
  minutes: z.array(z.int()),
  meters: z.array(z.int()),
})
export type KnownLegs = z.infer<typeof knownLegsSchema>

/** Places that lie within about a metre of each other are one to a routing server. */
const perDegree = 100_000
const longitudes = 360 * perDegree + 1

/** A place as one number, by its coordinates to five decimals. */
export function placeNumber({ latitude, longitude }: Point): number {
  const row = Math.round((latitude + 90) * perDegree)
  return row * longitudes + Math.round((longitude + 180) * perDegree)
}

/** What is kept of the way between two places, by their numbers; null where nothing is. */
export type LegLookup = (from: Point, to: Point) => TravelLeg | null

/** Looks legs up in a table, each in constant time. */
export function lookupOf({ source, places, minutes, meters }: KnownLegs): LegLookup {
  const row = new Map(places.map((place, index) => [place, index]))
  return (from, to) => {
    const start = row.get(placeNumber(from))
    const end = row.get(placeNumber(to))
    if (start === undefined || end === undefined) return null
    const cell = start * places.length + end
    const told = minutes[cell] ?? -1
    return told < 0 ? null : { minutes: told, distanceMeters: meters[cell] ?? 0, source, rush: 1 }
  }
}
