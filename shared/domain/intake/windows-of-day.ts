import type { Interval } from '../../kernel/interval.ts'
import { hourMs, minuteMs } from '../../kernel/zone.ts'
import type { Day } from '../../kernel/zone.ts'
import type { DayClock } from '../schedule/day-clock.ts'
import type { TechnicianSchedule } from '../schedule/technician-schedule.ts'

/** How long the windows are that callers are offered. */
export const windowKinds = ['twoHours', 'halfDay'] as const
export type WindowKind = (typeof windowKinds)[number]

/** A window that has begun is only offered while so much of it is left. */
const leastLeftMs = 30 * minuteMs
const noon = 12 * 60

/**
 * The windows of one day: pieces of two hours from the hour the first shift begins, or the halves before and after
 * noon. Wall-clock hours, so that a day on which the clock changes has windows people know.
 */
export function windowsOfDay(
  day: Day,
  kind: WindowKind,
  lanes: readonly TechnicianSchedule[],
  clock: DayClock,
): Interval[] {
  const shifts = lanes.flatMap((lane) => lane.days.find((one) => one.day === day)?.shifts ?? [])
  if (shifts.length === 0) return []
  const bounds = clock.bounds(day)
  const start = Math.max(bounds.start, Math.min(...shifts.map((shift) => shift.start)))
  const end = Math.min(bounds.end, Math.max(...shifts.map((shift) => shift.end)))
  const cuts: number[] = []
  if (kind === 'halfDay') {
    const middle = clock.at(day, noon)
    cuts.push(start, ...(middle > start && middle < end ? [middle] : []), end)
  } else {
    let hour = 0
    while (hour < 24 && clock.at(day, (hour + 1) * 60) <= start) hour += 1
    for (; hour < 24 && clock.at(day, hour * 60) < end; hour += 2) cuts.push(clock.at(day, hour * 60))
    const last = cuts.at(-1)
    if (last !== undefined) cuts.push(Math.max(clock.at(day, Math.min(24, hour) * 60), last + hourMs))
  }
  return cuts.slice(1).flatMap((cut, index) => (cut > cuts[index]! ? [{ start: cuts[index]!, end: cut }] : []))
}

/** The windows of which enough is left, when nobody is promised anything before an instant. */
export function worthOffering(windows: readonly Interval[], notBefore: number): Interval[] {
  return windows.filter(({ start, end }) => end - Math.max(notBefore, start) >= Math.min(leastLeftMs, end - start))
}
