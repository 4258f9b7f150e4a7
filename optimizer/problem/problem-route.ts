import type { Span } from './problem-visit.ts'

/**
 * A break: so long, beginning inside a span. It is owed when the route would otherwise still be out after the last
 * moment it may begin; a day that ends before, or begins later, has none. It is taken where the technician stands.
 */
export interface ProblemBreak {
  readonly id: string
  /** When it may begin. */
  readonly window: Span
  /** Ticks. */
  readonly duration: number
}

/** What a depot hands out: a stop there takes along its tools and fills the load up again. */
export interface Depot {
  readonly place: number
  /** Time a stop takes, ticks. */
  readonly service: number
  readonly tools: readonly string[]
  /** Room for each dimension of load after a stop there; null hands out whatever the rest of the day needs. */
  readonly refill: readonly number[] | null
}

/** One technician on one day: a route to fill. */
export interface ProblemRoute {
  readonly id: string
  readonly technicianId: string
  /** Calendar day, or any name of a period. */
  readonly day: string
  /** Index of the travel matrix. */
  readonly profile: number
  /** Where the day begins and ends; null where the first or last leg does not count. */
  readonly startPlace: number | null
  readonly endPlace: number | null
  /** The shift. All work lies inside it, overtime apart, and the way from and to home as `commute` says. */
  readonly shift: Span
  /**
   * Where the way from the start place and to the end place lies. `inShift`: leaving the one and reaching the other lie
   * inside the shift. `outsideShift`: the first stop may be reached as the shift begins and the last one left as it
   * ends (or overtime does), as on the board. Both legs cost travel either way.
   */
  readonly commute: 'inShift' | 'outsideShift'
  /** Overtime allowed after the end of the shift, ticks; each costs `Weights.overtime`. */
  readonly overtime: number
  readonly breaks: readonly ProblemBreak[]
  /** Times without work: absence for part of the day. Driving may fall into them. */
  readonly blocked: readonly Span[]
  /** Level by skill, 1 to 5. */
  readonly skills: Readonly<Record<string, number>>
  /** Certificates valid on the day. */
  readonly certificates: readonly string[]
  readonly territories: readonly string[]
  /** Room for each dimension of load; empty carries anything. */
  readonly capacity: readonly number[]
  readonly tools: readonly string[]
  /** Where load and tools can be fetched on the way; null without. */
  readonly depot: Depot | null
  /** Most visits, or null. */
  readonly maxVisits: number | null
  /** Most travel in ticks, or null. */
  readonly maxTravel: number | null
  /** Most metres, or null. */
  readonly maxMetres: number | null
  /** Cost of using the route at all, and of a tick at work there (vendors). */
  readonly fixedCost: number
  readonly serviceCost: number
  /** False for a vendor without insurance on the day. */
  readonly insured: boolean
}
