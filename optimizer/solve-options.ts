import type { Plan } from './plan/plan.ts'

/** When a search ends: after so many iterations (the same plan to the byte each time), or after so much time. */
export type Budget = { readonly iterations: number } | { readonly milliseconds: number }

/** How to search. */
export interface SolveOptions {
  /** Any 32-bit integer. */
  readonly seed: number
  readonly budget: Budget
  /** At most this many published visits may change technician, day or (beyond tolerance) start; null for any number. */
  readonly maxMoves?: number | null
  /** `insert` only adds what is not planned; `full` may move everything that is not locked. Default `full`. */
  readonly mode?: 'insert' | 'full'
  /** Milliseconds since some fixed moment; needed for a budget of time only. The library reads no clock itself. */
  readonly clock?: () => number
  /** Asked at least every 20 ms: true ends the search with the best plan so far. */
  readonly shouldStop?: () => boolean
  /** Told of the first plan and of better ones, as often as the search likes; the host thins them out. */
  readonly onBetter?: (found: Better) => void
}

/** A better plan was found. */
export interface Better {
  readonly cost: number
  readonly unassigned: number
  readonly iterations: number
  /** Makes the plan; costs a few milliseconds, so only ask for what is shown. */
  readonly plan: () => Plan
}

/** What a search came to. */
export interface SolveResult {
  readonly plan: Plan
  readonly iterations: number
  readonly ended: 'budget' | 'stopped'
}
