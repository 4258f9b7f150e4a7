import { estimateTravel } from '#shared/domain/travel/estimate.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import type { Travel } from '#shared/domain/travel/travel.ts'
import type { LegSource, TravelLeg } from '#shared/domain/travel/travel-leg.ts'
import type { Interval } from '#shared/kernel/interval.ts'

export type { LegSource } from '#shared/domain/travel/travel-leg.ts'

/** Travel from one place to another, which is not always what it takes back. */
export interface Leg {
  readonly seconds: number
  readonly meters: number
  readonly source: LegSource
}

/**
 * Answers for any two places, at once and always; null is a place that is not known. What plans with it knows no hour of
 * departure: its estimates are those of an ordinary hour, or of the factor they were asked for.
 */
export interface Legs {
  between(from: Point | null, to: Point | null): Leg
  /** The same legs with every estimate at a factor. */
  atRush(rush: number): Legs
  /** The mean factor of the rush hours over a span, to the nearest twentieth; 1 where every hour is alike. */
  meanRush(span: Interval): number
}

/** The last layer, which needs nothing: `estimateTravel` at an ordinary hour. */
export const estimatedLegs: Legs = {
  between: (from, to) => legOf(estimateTravel(from, to)),
  atRush: (rush) => ({
    ...estimatedLegs,
    between: (from, to) => legOf(estimateTravel(from, to, (driving) => driving * rush)),
  }),
  meanRush: () => 1,
}

/** The legs of a travel. */
export function legsOfTravel(travel: Travel, rush = 1): Legs {
  return {
    between: (from, to) => legOf(travel.atRush(from, to, rush)),
    atRush: (other) => legsOfTravel(travel, other),
    meanRush: (span) => travel.meanRush(span),
  }
}

function legOf({ minutes, distanceMeters, source }: TravelLeg): Leg {
  return { seconds: minutes * 60, meters: distanceMeters, source }
}
