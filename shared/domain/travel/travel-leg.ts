import { z } from 'zod'

/** Where the figure of a leg comes from: the office's own estimate, or the answer of a routing server that is kept. */
export const legSources = ['straight-line-estimate', 'same-place', 'unknown', 'osrm', 'valhalla'] as const
export type LegSource = (typeof legSources)[number]

/**
 * Travel from one place to another, which is not always what it takes back, and where the figure comes from. `unknown`:
 * a place has no coordinates, so no minutes are claimed.
 */
export const travelLegSchema = z.object({
  minutes: z.int().nonnegative(),
  distanceMeters: z.int().nonnegative(),
  source: z.enum(legSources),
  /** How many times what it takes at an ordinary hour; 1 outside rush hours, and of every figure that is no estimate. */
  rush: z.number().positive(),
})
export type TravelLeg = z.infer<typeof travelLegSchema>

/** What is said of a leg with a place nobody knows. */
export const unknownLeg: TravelLeg = { minutes: 0, distanceMeters: 0, source: 'unknown', rush: 1 }
/** What is said of two visits that are one stop. */
export const samePlaceLeg: TravelLeg = { minutes: 0, distanceMeters: 0, source: 'same-place', rush: 1 }
