import { overlapMs, overlaps } from '../../kernel/interval.ts'
import type { Interval } from '../../kernel/interval.ts'

/** A break of one day, in instants. One with a window stands where it fits best and may move within the window. */
export interface DayBreak extends Interval {
  /** First and last instant it may start at; left out where it may not move. */
  readonly window?: Interval
}

/**
 * Where a break with a window is taken, given what stands in the lane: the earliest start that loses the least of it.
 * A break without a window stays where it is.
 */
export function settleBreak(pause: DayBreak, busy: readonly Interval[]): DayBreak {
  const { window } = pause
  if (!window) return pause
  const length = pause.end - pause.start
  const near = busy.filter((one) => overlaps(one, { start: window.start, end: window.end + length }))
  const starts = [window.start, ...near.flatMap(({ start, end }) => [end, start - length]), window.end]
    .filter((start) => start >= window.start && start <= window.end)
    .sort((a, b) => a - b)
  let best = { start: window.start, lost: Infinity }
  for (const start of starts) {
    const lost = lostOf({ start, end: start + length }, near)
    if (lost < best.lost) best = { start, lost }
  }
  return { start: best.start, end: best.start + length, window }
}

/** Milliseconds of a break that are worked through. */
export function lostOf(pause: Interval, busy: readonly Interval[]): number {
  return busy.reduce((sum, one) => sum + overlapMs(one, pause), 0)
}
