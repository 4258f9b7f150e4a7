import type { Plan } from '#optimizer/plan/plan.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import type { SolveOptions, SolveResult } from '#optimizer/solve-options.ts'

/** What the solve worker is started with. */
export interface SolveWorkerData {
  readonly problem: Problem
  readonly options: Pick<SolveOptions, 'seed' | 'budget' | 'maxMoves' | 'mode'>
  /** One cell: anything but 0 ends the search. Shared, because a worker that searches hears no messages. */
  readonly stop: SharedArrayBuffer
  /** Whether progress brings the plan along. */
  readonly withPlans: boolean
}

/** How far a search is. */
export interface SolveProgress {
  /** Cost of the best plan so far. */
  readonly cost: number
  /** Visits it leaves out. */
  readonly unassigned: number
  readonly iterations: number
  /** Time since the search began. */
  readonly milliseconds: number
  /** The best plan so far, valid like the last; null where nobody asked for plans. */
  readonly plan: Plan | null
}

/** What the solve worker tells. */
export type FromSolveWorker =
  | { readonly type: 'progress'; readonly progress: SolveProgress }
  | { readonly type: 'ended'; readonly result: SolveResult; readonly milliseconds: number }
