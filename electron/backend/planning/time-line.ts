import type { Span } from '#optimizer/problem/problem-visit.ts'
import type { Interval } from '#shared/kernel/interval.ts'

const tickMs = 1_000

/** Some 31 years: far beyond any day that is planned at once, and small enough for whole-number arithmetic. */
export const farAway = 1_000_000_000

/** Seconds from an origin, which is what the optimizer counts in, and instants. */
export interface TimeLine {
  readonly originAt: number
  /** The first whole second at or after an instant; what lies further off than `farAway`, either way, lies there. */
  tickOf(instant: number): number
  instantOf(tick: number): number
  spanOf(interval: Interval): Span
}

/** The seconds from an instant on. */
export function timeLineFrom(originAt: number): TimeLine {
  const tickOf = (instant: number) => Math.min(farAway, Math.max(-farAway, Math.ceil((instant - originAt) / tickMs)))
  return {
    originAt,
    tickOf,
    instantOf: (tick) => originAt + tick * tickMs,
    spanOf: ({ start, end }) => ({ start: tickOf(start), end: tickOf(end) }),
  }
}

/** Seconds of so many minutes. */
export function ticksOfMinutes(minutes: number): number {
  return Math.round(minutes * 60)
}
