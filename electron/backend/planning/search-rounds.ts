import type { Plan } from '#optimizer/plan/plan.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import type { Budget } from '#optimizer/solve-options.ts'
import { solveInWorker } from './solve-in-worker.ts'

/** How to search, and who wants to know. */
export interface RoundsTask {
  readonly budget: Budget
  readonly seed: number
  readonly signal?: AbortSignal
  /** The share that is done, 0 to 1, and the cost so far. */
  readonly onProgress?: (share: number, cost: number) => void
}

/** One budget spent on one problem after the other, each in a worker of its own. */
export interface SearchRounds {
  /**
   * Searches with a share of the budget. A cancelled round ends with its first plan at the earliest: without one, what
   * rounds before it found would be lost, and who stops early would get nothing.
   */
  search(problem: Problem, share: number, options?: { readonly maxMoves?: number }): Promise<Plan>
  /** What all rounds took together. */
  spent(): { readonly iterations: number; readonly milliseconds: number }
}

/** Begins to spend a budget. */
export function searchRounds(workerUrl: URL, { budget, seed, signal, onProgress }: RoundsTask): SearchRounds {
  let iterations = 0
  let milliseconds = 0
  let done = 0
  return {
    spent: () => ({ iterations, milliseconds }),
    async search(problem, share, options = {}) {
      const part = partOf(budget, share)
      const stop = new AbortController()
      let hasPlan = false
      const cancel = () => {
        if (hasPlan) stop.abort()
      }
      signal?.addEventListener('abort', cancel)
      const found = await solveInWorker(workerUrl, {
        problem,
        options: { seed, budget: part, ...options },
        signal: stop.signal,
        onProgress(told) {
          hasPlan = true
          if (signal?.aborted) stop.abort()
          onProgress?.(Math.min(1, done + share * shareOf(part, told)), told.cost)
        },
      }).finally(() => signal?.removeEventListener('abort', cancel))
      iterations += found.iterations
      milliseconds += found.milliseconds
      done += share
      return found.plan
    },
  }
}

function partOf(budget: Budget, share: number): Budget {
  if ('milliseconds' in budget) return { milliseconds: budget.milliseconds * share }
  return { iterations: Math.max(1, Math.round(budget.iterations * share)) }
}

function shareOf(budget: Budget, told: { readonly iterations: number; readonly milliseconds: number }): number {
  return 'iterations' in budget ? told.iterations / budget.iterations : told.milliseconds / budget.milliseconds
}
