import type { Interval } from '../../kernel/interval.ts'
import { addDays, dayBounds, dayMs, dayOf, instantOf, minuteMs } from '../../kernel/zone.ts'
import type { Day } from '../../kernel/zone.ts'

/** Days and wall-clock minutes of one zone, remembered: a board asks for the same few days thousands of times. */
export interface DayClock {
  readonly zone: string
  /** First instant of the day to first instant of the next. */
  bounds(day: Day): Interval
  /** The instant of a wall-clock minute of a day; the same answer as `instantOf`. */
  at(day: Day, minute: number): number
  dayOf(instant: number): Day
  /** The days that touch `[from, to)`, in order. */
  daysBetween(from: number, to: number): Day[]
}

/** Creates the clock of a zone. It keeps what it computed; its answers depend on its arguments alone. */
export function createDayClock(zone: string): DayClock {
  const known = new Map<Day, Interval>()
  const bounds = (day: Day) => {
    let found = known.get(day)
    if (!found) known.set(day, (found = dayBounds(day, zone)))
    return found
  }
  return {
    zone,
    bounds,
    at(day, minute) {
      const { start, end } = bounds(day)
      // A day of exactly 24 hours has no change of the clock, so minutes count evenly.
      if (end - start === dayMs && minute <= 1440) return start + minute * minuteMs
      return instantOf(day, minute, zone)
    },
    dayOf(instant) {
      for (const [day, { start, end }] of known) if (instant >= start && instant < end) return day
      const day = dayOf(instant, zone)
      bounds(day)
      return day
    },
    daysBetween(from, to) {
      const days: Day[] = []
      for (let day = dayOf(from, zone); bounds(day).start < to; day = addDays(day, 1)) days.push(day)
      return days
    },
  }
}
