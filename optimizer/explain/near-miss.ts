import { earliestStart } from '../evaluate/earliest-start.ts'
import type { ProblemRoute } from '../problem/problem-route.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'
import type { DayAsPlanned, StandingStop, WayBetween } from './day-as-planned.ts'
import type { Gap, StartInGap } from './gap.ts'

/** What would have to give way for a visit to fit: visits that are not locked, all in one direction. */
export interface NearMiss {
  /** The visit that moves most; later when `byTicks` is positive, earlier when negative. */
  readonly visitId: string
  readonly byTicks: number
  /** How many visits move, that one included. */
  readonly moved: number
  readonly startAt: number
  readonly endAt: number
}

/**
 * The smallest shift of the other visits of a day that makes room in a gap: those behind it later, or those before it
 * earlier, each only as far as the one beside it needs, inside their windows, the shift and the technician's time.
 * Shifts are multiples of the grid. Null when none is enough, when nothing but a person's word would help, or when it
 * would take `worthLess` or more (`effortOf`): another gap is better then.
 */
export function nearMissIn(
  visit: ProblemVisit,
  day: DayAsPlanned,
  gap: Gap,
  missed: StartInGap,
  grid: number,
  way: WayBetween,
  worthLess = Infinity,
): NearMiss | null {
  const most = roundUp(missed.missedBy, grid)
  if (most >= worthLess) return null
  const later = missed.because === 'end' ? pushLater(day, gap, missed, grid, way, worthLess) : null
  const earlier = pullEarlier(visit, day, gap, missed, grid, way, worthLess)
  if (!later || !earlier) return later ?? earlier
  return effortOf(earlier) < effortOf(later) ? earlier : later
}

/** What a near miss asks of others: ticks of the largest move times visits that move. */
export function effortOf({ byTicks, moved }: NearMiss): number {
  return Math.abs(byTicks) * moved
}

const roundUp = (ticks: number, grid: number) => Math.ceil(ticks / grid) * grid

function pushLater(
  { route, stops }: DayAsPlanned,
  gap: Gap,
  { startAt, missedBy }: StartInGap,
  grid: number,
  way: WayBetween,
  worthLess: number,
): NearMiss | null {
  let byTicks = roundUp(missedBy, grid)
  const first = stops[gap.position]
  if (!first) return null
  let moved = 0
  const most = byTicks
  for (let at = gap.position; at < stops.length && byTicks > 0; at++) {
    const stop = stops[at]!
    const start = stop.startAt + byTicks
    moved += 1
    if (most * moved >= worthLess || !mayStartAt(stop, route, start)) return null
    const next = stops[at + 1]
    const end = stop.endAt + byTicks
    if (!next) return overAt(route, stop, end, way) > route.shift.end + route.overtime ? null : result()
    byTicks = Math.max(0, roundUp(end + driveBetween(route, stop, next, way) - next.startAt, grid))
  }
  return result()

  function result(): NearMiss {
    return { visitId: first!.id, byTicks: most, moved, startAt, endAt: startAt + gap.work }
  }
}

function pullEarlier(
  visit: ProblemVisit,
  { route, stops }: DayAsPlanned,
  gap: Gap,
  { missedBy }: StartInGap,
  grid: number,
  way: WayBetween,
  worthLess: number,
): NearMiss | null {
  const last = stops[gap.position - 1]
  if (!last) return null
  const most = roundUp(missedBy, grid)
  const wanted = gap.fromAt - most
  const found = earliestStart(visit, route, wanted, gap.work)
  if (!found || found.startAt + gap.work > gap.endBy) return null
  let byTicks = most
  let moved = 0
  for (let at = gap.position - 1; at >= 0 && byTicks > 0; at--) {
    const stop = stops[at]!
    const start = stop.startAt - byTicks
    moved += 1
    if (most * moved >= worthLess || !mayStartAt(stop, route, start)) return null
    const previous = stops[at - 1]
    const earliest = previous
      ? previous.endAt + driveBetween(route, previous, stop, way)
      : route.shift.start + (route.commute === 'outsideShift' ? 0 : way(route, route.startPlace, stop.place).ticks)
    if (!previous && start < earliest) return null
    byTicks = Math.max(0, roundUp(earliest - start, grid))
  }
  return { visitId: last.id, byTicks: -most, moved, startAt: found.startAt, endAt: found.startAt + gap.work }
}

/** Whether a stop may be moved to a start: a visit that nobody locked, in a window, while the technician is there. */
function mayStartAt({ visit, startAt, endAt }: StandingStop, route: ProblemRoute, start: number): boolean {
  if (!visit || visit.locked) return false
  return earliestStart(visit, route, start, endAt - startAt)?.startAt === start
}

function driveBetween(route: ProblemRoute, from: StandingStop, to: StandingStop, way: WayBetween): number {
  return to.visit ? Math.max(0, way(route, from.place, to.place).ticks) : 0
}

function overAt(route: ProblemRoute, { place }: StandingStop, end: number, way: WayBetween): number {
  return route.commute === 'outsideShift' ? end : end + Math.max(0, way(route, place, route.endPlace).ticks)
}
