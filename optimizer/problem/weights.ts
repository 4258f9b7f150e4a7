/**
 * What a tick or an event costs; all integers, 0 or more. A named set of them is a policy.
 * The objective is the sum of `terms × weights`; there is nothing else in it.
 */
export interface Weights {
  /** A tick of travel. */
  readonly travel: number
  /** A kilometre; rounded for each leg. */
  readonly distance: number
  /**
   * A tick of idling between leaving the start place and coming back. When it costs anything, the day begins as late as
   * it can without making anything later that counts; otherwise every start is as early as possible.
   */
  readonly wait: number
  /** A tick beyond the shift. */
  readonly overtime: number
  /** Scales `ProblemVisit.lateCost`, in percent. */
  readonly lateness: number
  /** Scales `ProblemVisit.skipCost`, in percent. */
  readonly unassigned: number
  /** A tick outside a wished span. */
  readonly wish: number
  /** A visit given to somebody else than those the customer prefers. */
  readonly preferred: number
  /** A visit given to somebody else than last time. */
  readonly lastTechnician: number
  /** A level of skill beyond what is needed, summed over the needed skills, plus one a skill that is not needed. */
  readonly overqualified: number
  /** A visit outside the territories of the technician. */
  readonly territory: number
  /** Load balance: (busy ticks of a route)² ÷ its shift, in percent of a tick. */
  readonly balance: number
  /** A published visit that changes its technician or its day, or is left out. */
  readonly movedTechnician: number
  /** A published start that moves by more than `moveTolerance`, nobody told. */
  readonly movedStart: number
  /** The same where the customer was told. */
  readonly promisedStart: number
  /** Ticks a start may move without counting as moved. */
  readonly moveTolerance: number
}
