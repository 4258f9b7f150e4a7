/** What a promise is judged by. Instants are UTC ms. */
export interface Clocked {
  /** Deadline of the promise; null when no clock runs. */
  readonly targetAt: number | null
  /** When the clock stopped; null while it runs. */
  readonly closedAt: number | null
}

/**
 * How a promise stands. `onTime`: closed by its target, or still open before it. `closedLate` and `stillOpen` are the
 * two ways to be overdue. `noClock`: nothing was promised.
 */
export const slaVerdicts = ['onTime', 'closedLate', 'stillOpen', 'noClock'] as const
export type SlaVerdict = (typeof slaVerdicts)[number]

/**
 * Judges one promise as of an instant. A closing after that instant has not happened yet. Meeting the target to the
 * millisecond is on time.
 */
export function slaVerdictOf({ targetAt, closedAt }: Clocked, asOf: number): SlaVerdict {
  if (targetAt === null) return 'noClock'
  if (closedAt !== null && closedAt <= asOf) return closedAt <= targetAt ? 'onTime' : 'closedLate'
  return asOf <= targetAt ? 'onTime' : 'stillOpen'
}

/** Promises counted by how they stand. Always `opened = onTime + overdue + noClock`. */
export interface SlaTally {
  readonly opened: number
  readonly onTime: number
  /** `closedLate + stillOpen`. */
  readonly overdue: number
  readonly closedLate: number
  readonly stillOpen: number
  readonly noClock: number
}

/** Counts verdicts. */
export function tallyOf(verdicts: Iterable<SlaVerdict>): SlaTally {
  const count = { onTime: 0, closedLate: 0, stillOpen: 0, noClock: 0 }
  for (const verdict of verdicts) count[verdict]++
  const overdue = count.closedLate + count.stillOpen
  return { opened: count.onTime + overdue + count.noClock, overdue, ...count }
}

/** Below this many cases a share says nothing and is not shown. */
export const leastForShare = 5

/**
 * A share with what it was made from, so that nobody has to trust the percentage alone. `share` is 0 to 1, and null
 * when the denominator is smaller than `least`.
 */
export interface Share {
  readonly numerator: number
  readonly denominator: number
  readonly share: number | null
}

export function shareOf(numerator: number, denominator: number, least = leastForShare): Share {
  return { numerator, denominator, share: denominator < Math.max(1, least) ? null : numerator / denominator }
}

/** SLA compliance: promises kept ÷ promises made. Breached and still open counts as missed; no clock is left out. */
export function slaCompliance(tally: Pick<SlaTally, 'onTime' | 'overdue'>, least = leastForShare): Share {
  return shareOf(tally.onTime, tally.onTime + tally.overdue, least)
}
