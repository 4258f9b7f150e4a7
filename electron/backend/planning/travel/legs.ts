import { estimateTravel } from '#shared/domain/travel/estimate.ts'
import type { Point, TravelEstimate } from '#shared/domain/travel/estimate.ts'

/** Where a leg's figure comes from: a routing server's answer that is kept, or the estimate of the office. */
export type LegSource = TravelEstimate['provenance'] | 'osrm' | 'valhalla'

/** Travel from one place to another, which is not always what it takes back. */
export interface Leg {
  readonly seconds: number
  readonly meters: number
  readonly source: LegSource
}

/** Answers for any two places, at once and always; null is a place that is not known. */
export interface Legs {
  between(from: Point | null, to: Point | null): Leg
}

/** The last layer, which needs nothing: `estimateTravel`. */
export const estimatedLegs: Legs = {
  between(from, to) {
    const { minutes, distanceMeters, provenance } = estimateTravel(from, to)
    return { seconds: minutes * 60, meters: distanceMeters, source: provenance }
  },
}
