import { latestTick } from '../../problem/check-numbers.ts'
import type { Span } from '../../problem/problem-visit.ts'
import type { VroomInput } from './input.ts'
import { refuse } from './refusal.ts'

/** Ticks of a problem count from here: files with real timestamps would not fit 32 bits otherwise. */
export interface TimeLine {
  /** Second of the file that is tick 0. */
  readonly origin: number
  /** The end of a day without one. */
  readonly horizon: number
  /** A pair of the file as a span; the end is cut to the horizon. */
  spanOf(path: string, pair: readonly [number, number]): Span
}

/** Above this, numbers are taken for timestamps rather than for seconds of a day. */
const surelyTimestamps = 10 ** 8
/** Room before the first window for driving there. */
const dayBefore = 86_400

/** Lays the file's times on ticks. */
export function timeLineOf({ vehicles, jobs, shipments }: VroomInput): TimeLine {
  const steps = [...jobs, ...shipments.flatMap(({ pickup, delivery }) => [pickup, delivery])]
  const pairs = [
    ...vehicles.flatMap(({ time_window: pair, breaks }) => [
      ...(pair ? [pair] : []),
      ...breaks.flatMap(({ time_windows: windows }) => windows ?? []),
    ]),
    ...steps.flatMap(({ time_windows: windows }) => windows ?? []),
  ]
  const first = pairs.reduce((least, [start]) => Math.min(least, start), Infinity)
  const origin = first >= surelyTimestamps && first < Infinity ? first - dayBefore : 0
  const horizon = latestTick / 2
  return {
    origin,
    horizon,
    spanOf(path, [start, end]) {
      if (end < start) refuse(path, `a window ends (${end}) before it begins (${start})`)
      if (start - origin > horizon) refuse(path, `${start} is too far from the other times`)
      return { start: start - origin, end: Math.min(horizon, end - origin) }
    },
  }
}
