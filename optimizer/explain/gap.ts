import { earliestStart } from '../evaluate/earliest-start.ts'
import { isUnknown } from '../evaluate/leg.ts'
import type { Leg } from '../evaluate/leg.ts'
import type { ProblemRoute } from '../problem/problem-route.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'
import type { DayAsPlanned, StandingStop, WayBetween } from './day-as-planned.ts'

/** The time between two stops of a day, or before the first, or after the last, and what a visit in it would need. */
export interface Gap {
  /** How many stops lie before it. */
  readonly position: number
  readonly before: StandingStop | null
  readonly after: StandingStop | null
  readonly legBefore: Leg
  readonly legAfter: Leg
  /** The leg that a visit here replaces; null on a day without stops. */
  readonly legReplaced: Leg | null
  /** Setting up and working, ticks. */
  readonly work: number
  /** The earliest the technician can be there. */
  readonly fromAt: number
  /** The latest the work can be over, so that the next stop, or the shift, begins or ends as planned. */
  readonly endBy: number
}

/** Every gap of a day, in order; those no way leads to are left out. */
export function gapsOf({ route, stops, onward, replaced }: DayAsPlanned, visit: ProblemVisit, way: WayBetween): Gap[] {
  const gaps: Gap[] = []
  const outside = route.commute === 'outsideShift'
  const lastEnd = route.shift.end + route.overtime
  let freeAt = route.shift.start
  for (let position = 0; position <= stops.length; position++) {
    const before = position > 0 ? stops[position - 1]! : null
    const after = position < stops.length ? stops[position]! : null
    // Stops may overlap where a person put them so: the technician is free when the last of them is over.
    if (before) freeAt = Math.max(freeAt, before.endAt)
    const from = before ? before.place : route.startPlace
    const legBefore = way(route, from, visit.place)
    const legAfter = way(route, visit.place, onward[position]!)
    if (isUnknown(legBefore) || isUnknown(legAfter)) continue
    const drive = legBefore.ticks
    const fromAt = Math.max(freeAt, before ? before.endAt + drive : route.shift.start + (outside ? 0 : drive))
    const endBy = after
      ? Math.min(endBefore(stops, position, legAfter.ticks), lastEnd)
      : lastEnd - (outside ? 0 : legAfter.ticks)
    gaps.push({
      position,
      before,
      after,
      legBefore,
      legAfter,
      legReplaced: stops.length === 0 ? null : replaced[position]!,
      work: visit.service + (from === visit.place ? 0 : visit.setup),
      fromAt,
      endBy,
    })
  }
  return gaps
}

/**
 * When work before a stop must be over: with the way to a visit, or as a break begins; then the way to the visit behind
 * the break has to fit between the two.
 */
function endBefore(stops: readonly StandingStop[], position: number, drive: number): number {
  const next = stops[position]!
  if (next.visit) return next.startAt - drive
  let pausesEnd = next.endAt
  for (let at = position + 1; at < stops.length; at++) {
    const stop = stops[at]!
    if (stop.visit) return pausesEnd + drive <= stop.startAt ? next.startAt : -Infinity
    pausesEnd = stop.endAt
  }
  return next.startAt
}

/** When a visit could start in a gap; `missedBy` is 0 when it fits, otherwise by how many ticks it does not. */
export interface StartInGap {
  readonly startAt: number
  readonly missedBy: number
  /** What is in the way: the last window is over, or what follows comes too soon. */
  readonly because: 'window' | 'end' | null
  /** Whether an absence pushed the start back. */
  readonly pushedByAbsence: boolean
}

/**
 * The earliest start of a visit in a gap at or after `notBefore`, on the grid (multiples of so many ticks) where there
 * is room for that, else to the tick.
 */
export function startIn(
  gap: Gap,
  visit: ProblemVisit,
  route: ProblemRoute,
  grid: number,
  notBefore = -Infinity,
): StartInGap {
  const from = Math.max(gap.fromAt, notBefore)
  const snapped = Math.ceil(from / grid) * grid
  const onGrid = attempt(gap, visit, route, snapped)
  return onGrid.missedBy === 0 || snapped === from ? onGrid : attempt(gap, visit, route, from)
}

function attempt(gap: Gap, visit: ProblemVisit, route: ProblemRoute, from: number): StartInGap {
  const found = earliestStart(visit, route, from, gap.work)
  if (!found) {
    const lastWindow = visit.windows.at(-1)!.end
    // Every start in the windows is blocked when the last window is not over yet: that is an absence.
    const absent = from <= lastWindow
    return { startAt: from, missedBy: Math.max(1, from - lastWindow), because: 'window', pushedByAbsence: absent }
  }
  const over = found.startAt + gap.work - gap.endBy
  return {
    startAt: found.startAt,
    missedBy: Math.max(0, over),
    because: over > 0 ? 'end' : null,
    pushedByAbsence: route.blocked.length > 0 && isPushed(visit, route, from, found.startAt),
  }
}

/** Whether the technician is away at the moment the work could have begun otherwise. */
function isPushed(visit: ProblemVisit, route: ProblemRoute, from: number, startAt: number): boolean {
  const wanted = Math.max(from, visit.windows.find(({ end }) => end >= from)?.start ?? from)
  return startAt > wanted && route.blocked.some(({ end }) => end > wanted && end <= startAt)
}
