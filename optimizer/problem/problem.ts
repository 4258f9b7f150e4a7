import type { TravelMatrix } from './travel-matrix.ts'
import type { Link } from './link.ts'
import type { ProblemRoute } from './problem-route.ts'
import type { ProblemVisit } from './problem-visit.ts'
import type { Weights } from './weights.ts'

/**
 * What is to be planned: visits, the technician-days that may take them, and what counts.
 *
 * All numbers are integers. Time is counted in ticks from an origin of the caller's choice; the product uses seconds,
 * a benchmark with decimals scales them. Costs are in weighted ticks ("seconds-equivalents"), so that a term can be
 * compared with a second of travel. Everything the search does follows from this object, a seed and a budget.
 */
export interface Problem {
  readonly visits: readonly ProblemVisit[]
  /** One technician on one day each. */
  readonly routes: readonly ProblemRoute[]
  /** Travel by profile (car, van, on foot); a route names one by its index. */
  readonly matrices: readonly TravelMatrix[]
  readonly links: readonly Link[]
  readonly weights: Weights
  /** Where visits stood before planning: what change is counted against, and what the search starts from. */
  readonly published: readonly PublishedVisit[]
}

/** The place of a visit in the plan that people know. */
export interface PublishedVisit {
  readonly visitId: string
  /** Routes of everybody on it, the one who leads first. */
  readonly routeIds: readonly string[]
  /** Start of the work, ticks. */
  readonly start: number
  /** Whether the customer was told this start: moving it costs `Weights.promisedStart` instead of `movedStart`. */
  readonly promised: boolean
}
