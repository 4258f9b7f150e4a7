import type { Budget } from '../solve-options.ts'

/** Where annealing begins and ends, in mean legs between neighbours. */
export interface Temperatures {
  readonly first: number
  readonly last: number
}

/** Hot enough to leave a first solution behind; measured on Solomon and Gehring & Homberger instances. */
const firstFromScratch = 6
/** A plan that people know is repaired, not made anew. */
const firstFromPlan = 0.5
/** The end is the colder, the more attempts there are for each visit: at this many it is `lastAtThat`. */
const fewAttempts = 350
const lastAtThat = 0.2
const coldest = 0.03
/** Attempts in a millisecond, roughly: only to choose a temperature. */
const attemptsPerMillisecond = 50

/** Temperatures for a budget: a short search has to be warm to its end, or it freezes in the first valley. */
export function temperaturesFor(budget: Budget, visits: number, fromPlan: boolean): Temperatures {
  const attempts = 'iterations' in budget ? budget.iterations : budget.milliseconds * attemptsPerMillisecond
  const each = Math.max(1, attempts / Math.max(1, visits))
  const last = Math.max(coldest, Math.min(lastAtThat, lastAtThat * Math.sqrt(fewAttempts / each)))
  return fromPlan ? { first: firstFromPlan, last: Math.min(last, coldest) } : { first: firstFromScratch, last }
}
