import type { ProblemBreak, ProblemRoute } from '../problem/problem-route.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'

/** A stop with its times. Exactly one of `visit` and `pause` is there, or none: the depot. */
export interface ScheduledStop {
  readonly visit: ProblemVisit | null
  readonly pause: ProblemBreak | null
  /** Travel to it from the stop before; null where no way is known. */
  readonly travel: number | null
  readonly metres: number
  /** Setting up and working, ticks. */
  readonly work: number
  readonly arriveAt: number
  readonly startAt: number
  readonly endAt: number
  /** The start it is held at, or null. */
  readonly heldAt: number | null
}

/** One technician's day with all its times; it says what happens, also where that breaks a rule. */
export interface RouteSchedule {
  readonly route: ProblemRoute
  readonly stops: readonly ScheduledStop[]
  readonly departAt: number
  readonly returnAt: number
  /** The end of the day as the shift counts it: without the way home where that lies outside the shift. */
  readonly overAt: number
  /** The way back to the end place. */
  readonly returnTravel: number | null
  readonly returnMetres: number
}
