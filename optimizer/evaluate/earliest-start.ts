import type { ProblemRoute } from '../problem/problem-route.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'

/** When work may start, and until when the start could slip without leaving its window or meeting an absence. */
export interface PossibleStart {
  readonly startAt: number
  readonly untilAt: number
}

/**
 * The earliest start of work of the given length at or after a moment: inside one of the windows, clear of the times
 * the technician is away, not before the release. Null when there is none.
 */
export function earliestStart(
  visit: ProblemVisit,
  route: ProblemRoute,
  from: number,
  work: number,
): PossibleStart | null {
  let startAt = from
  for (;;) {
    const window = visit.windows.find(({ end }) => end >= startAt)
    if (!window && visit.windows.length > 0) return null
    if (window) startAt = Math.max(startAt, window.start)
    if (route.blocked.length === 0) return { startAt, untilAt: window?.end ?? Infinity }
    const away = route.blocked.find(({ start, end }) => startAt < end && startAt + work > start)
    if (!away) {
      const nextAway = Math.min(
        ...route.blocked.flatMap(({ start }) => (start >= startAt + work ? [start - work] : [])),
      )
      return { startAt, untilAt: Math.min(window?.end ?? Infinity, nextAway) }
    }
    startAt = away.end
  }
}
