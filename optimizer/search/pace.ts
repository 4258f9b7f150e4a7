import type { Budget, SolveOptions } from '../solve-options.ts'

/** Attempts between two looks to begin with, and always where the budget counts attempts: looking must repeat. */
const attemptsPerLook = 16
const mostPerLook = 1_024
/** Milliseconds two looks lie apart, about: looking takes as long as some attempts, and people wait for a stop. */
const shortest = 1
const longest = 4

/** When a search looks at the clock and whether it should stop. */
export interface Pace {
  readonly budget: Budget
  readonly clock: () => number
  readonly begunAt: number
  /** The attempt before which it looks next. */
  next: number
  every: number
  lookedAt: number
}

/** A pace that begins with a look. */
export function newPace({ budget, clock }: SolveOptions, begunAt: number): Pace {
  return { budget, clock: clock ?? (() => 0), begunAt, next: 0, every: attemptsPerLook, lookedAt: begunAt }
}

/** Looks: the share of the budget that is used up, from 0 to 1 and more. */
export function spentShare(pace: Pace, iterations: number): number {
  const { budget } = pace
  pace.next = iterations + pace.every
  if ('iterations' in budget) return budget.iterations > 0 ? iterations / budget.iterations : 1
  const now = pace.clock()
  const since = now - pace.lookedAt
  if (iterations > 0 && since < shortest) pace.every = Math.min(mostPerLook, pace.every * 2)
  if (iterations > 0 && since > longest) pace.every = Math.max(1, pace.every >> 1)
  pace.lookedAt = now
  pace.next = iterations + pace.every
  return budget.milliseconds > 0 ? (now - pace.begunAt) / budget.milliseconds : 1
}
