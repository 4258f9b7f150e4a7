import type { DayClock } from '#shared/domain/schedule/day-clock.ts'
import { addDays, hourMs, minuteMs } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'

/** One day of the axis: the hours worth showing, and where they are drawn. */
export interface AxisDay {
  readonly day: Day
  /** First and last instant drawn. */
  readonly start: number
  readonly end: number
  /** Left edge and width, px. */
  readonly x: number
  readonly width: number
}

/** Maps instants to pixels and back. Nights nobody works in are left out, so the map is piecewise linear. */
export interface TimeAxis {
  readonly days: readonly AxisDay[]
  readonly width: number
  readonly pxPerHour: number
  /** Px of an instant; instants in a hidden night fall on the edge of the day. */
  xOf(instant: number): number
  /** Instant at a px. */
  timeAt(x: number): number
}

/** Wall-clock minutes of each day worth showing. */
export interface ShownHours {
  readonly fromMinute: number
  readonly toMinute: number
}

/** Builds the axis of `count` days. */
export function createTimeAxis(
  clock: DayClock,
  firstDay: Day,
  count: number,
  hours: ShownHours,
  pxPerHour: number,
): TimeAxis {
  const days: AxisDay[] = []
  let x = 0
  for (let index = 0; index < count; index++) {
    const day = addDays(firstDay, index)
    const start = clock.at(day, hours.fromMinute)
    const end = clock.at(day, hours.toMinute)
    const width = ((end - start) / hourMs) * pxPerHour
    days.push({ day, start, end, x, width })
    x += width
  }
  const last = days.at(-1)!
  return {
    days,
    width: x,
    pxPerHour,
    xOf(instant) {
      const day = days.find((one) => instant < one.end) ?? last
      return day.x + (Math.min(Math.max(instant, day.start), day.end) - day.start) * (pxPerHour / hourMs)
    },
    timeAt(at) {
      const day = days.find((one) => at < one.x + one.width) ?? last
      return day.start + Math.min(Math.max(0, at - day.x), day.width) * (hourMs / pxPerHour)
    },
  }
}

/** A mark of the axis: an hour, or in a coarse axis every second, third or sixth one. */
export interface AxisMark {
  readonly at: number
  readonly x: number
}

/** Hour marks of the wall clock, far enough apart to be read. */
export function axisMarks(axis: TimeAxis, clock: DayClock): AxisMark[] {
  const everyHours = [1, 2, 3, 4, 6, 12].find((hours) => hours * axis.pxPerHour >= 46) ?? 12
  return axis.days.flatMap((day) => {
    const marks: AxisMark[] = []
    for (let hour = 0; hour <= 24; hour += everyHours) {
      const at = clock.at(day.day, hour * 60)
      if (at >= day.start && at <= day.end) marks.push({ at, x: axis.xOf(at) })
    }
    return marks
  })
}

/** The instant moved to the nearest multiple of so many minutes. */
export function snap(instant: number, minutes: number): number {
  const step = minutes * minuteMs
  return Math.round(instant / step) * step
}
