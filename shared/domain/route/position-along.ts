import { minuteMs } from '../../kernel/zone.ts'
import type { Point } from '../travel/estimate.ts'

/** A stop with its planned times. */
export interface TimedStop {
  readonly place: Point | null
  readonly startsAt: number
  readonly endsAt: number
  /** Minutes of the leg that ends here, from the last known place before it; 0 where there is none. */
  readonly travelMinutes: number
}

/** Where a plan puts a technician at an instant. */
export interface PlannedPosition {
  readonly place: Point
  /** Index of the stop worked at, or travelled to; null at home (before, or back after the last stop). */
  readonly stopIndex: number | null
  readonly doing: 'home' | 'travelling' | 'working' | 'waiting'
}

/**
 * The planned position at an instant, on straight lines: at home until the first trip must begin, at each stop from
 * its start to its end, leaving each stop at its end, waiting at the next when early, home after the last. Null when
 * neither home nor any stop has a known place; `homeMinutes` is the drive home from the last. This is the plan, not a
 * report of where anybody was.
 */
export function positionAlong(
  home: Point | null,
  allStops: readonly TimedStop[],
  homeMinutes: number,
  atMs: number,
): PlannedPosition | null {
  const stops = allStops.flatMap((stop, index) => (stop.place ? [{ ...stop, place: stop.place, index }] : []))
  const first = stops[0]
  if (!first) return home && { place: home, stopIndex: null, doing: 'home' }
  let from = home ?? first.place
  let leaveAt = first.startsAt - first.travelMinutes * minuteMs
  if (atMs < leaveAt) {
    return home
      ? { place: home, stopIndex: null, doing: 'home' }
      : { place: first.place, stopIndex: first.index, doing: 'waiting' }
  }
  for (const stop of stops) {
    const arriveAt = Math.min(leaveAt + stop.travelMinutes * minuteMs, stop.startsAt)
    if (atMs < arriveAt) return moving(from, stop.place, (atMs - leaveAt) / (arriveAt - leaveAt), stop.index)
    if (atMs < stop.startsAt) return { place: stop.place, stopIndex: stop.index, doing: 'waiting' }
    if (atMs < stop.endsAt) return { place: stop.place, stopIndex: stop.index, doing: 'working' }
    from = stop.place
    leaveAt = stop.endsAt
  }
  if (!home) return { place: from, stopIndex: null, doing: 'waiting' }
  const homeAt = leaveAt + homeMinutes * minuteMs
  if (atMs < homeAt) return moving(from, home, (atMs - leaveAt) / (homeAt - leaveAt), null)
  return { place: home, stopIndex: null, doing: 'home' }
}

function moving(from: Point, to: Point, rawShare: number, stopIndex: number | null): PlannedPosition {
  const share = Math.min(1, Math.max(0, rawShare))
  const place = {
    latitude: from.latitude + (to.latitude - from.latitude) * share,
    longitude: from.longitude + (to.longitude - from.longitude) * share,
  }
  return { place, stopIndex, doing: 'travelling' }
}
