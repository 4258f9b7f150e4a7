/** A span of time in ticks, `start` ≤ `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A skill and the level it takes, 1 to 5. */
export interface SkillNeed {
  readonly skill: string
  readonly level: number
}

/** One visit to place. */
export interface ProblemVisit {
  readonly id: string
  /** Index of its place in the matrices. */
  readonly place: number
  /** Time the work takes, ticks. */
  readonly service: number
  /** Time to set up, paid once when the stop before was at another place, ticks. */
  readonly setup: number
  /**
   * Spans the start of the work must lie in, in order and apart; empty allows any time. Opening hours are already cut
   * with them (the end of an opening hour less the service, where the work must end inside).
   */
  readonly windows: readonly Span[]
  /** Wish rather than law: starting outside costs `Weights.wish` a tick. Null without a wish. */
  readonly wish: Span | null
  /** Promised end of the work: each tick later costs `lateCost`. Null without a promise. */
  readonly dueAt: number | null
  /** Cost of a tick of lateness past `dueAt`, 0 or more. */
  readonly lateCost: number
  /** Cost of leaving it out: tier of its priority × age × risk. Infinity is not used; a must is a large number. */
  readonly skipCost: number
  readonly skills: readonly SkillNeed[]
  /** Certificates that must be valid on the day. */
  readonly certificates: readonly string[]
  /** Territory the site lies in; null where none is kept. */
  readonly territory: string | null
  /** Whether only technicians of that territory may come; otherwise a border costs `Weights.territory`. */
  readonly territoryStrict: boolean
  /** Only these technicians may do it; empty allows all. */
  readonly requiredTechnicians: readonly string[]
  readonly excludedTechnicians: readonly string[]
  /** Wished for by the customer; others cost `Weights.preferred`. Empty wishes for nobody. */
  readonly preferredTechnicians: readonly string[]
  /** Who came last time; others cost `Weights.lastTechnician`. */
  readonly lastTechnician: string | null
  /** Days it may be planned on (`ProblemRoute.day`); empty allows all. */
  readonly days: readonly string[]
  /** How many technicians must be there at once, 1 or more. */
  readonly crewSize: number
  /** What it uses up of the vehicle's load, one number a dimension (`ProblemRoute.capacity`). */
  readonly load: readonly number[]
  /** Tools that must be in the vehicle, and are not used up. */
  readonly tools: readonly string[]
  /** Whether it must be done by an employee or an insured vendor (`ProblemRoute.insured`). */
  readonly needsInsured: boolean
  /** Fixed by a person or under way: stays on these routes, at this start. Null when it may be moved. */
  readonly locked: Lock | null
}

/** Where a visit is held. */
export interface Lock {
  readonly routeIds: readonly string[]
  /** Start of the work, or null when only the technician is fixed. */
  readonly start: number | null
}
