import { Temporal } from 'temporal-polyfill'
import type { Interval } from './interval.ts'

/** Calendar day `YYYY-MM-DD`, always together with a zone. */
export type Day = string

export const minuteMs = 60_000
export const hourMs = 3_600_000
export const dayMs = 86_400_000

/** The calendar day an instant falls on in a zone. */
export function dayOf(instantMs: number, zone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** First instant of the day to first instant of the next: 23, 24 or 25 hours long, or what the zone's law made of it. */
export function dayBounds(day: Day, zone: string): Interval {
  const date = Temporal.PlainDate.from(day)
  return {
    start: date.toZonedDateTime(zone).epochMilliseconds,
    end: date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds,
  }
}

/**
 * The instant of a wall-clock minute (0 to 1,440 and beyond) on a day. A minute that the clock skips in spring
 * moves forward by the gap; a minute that happens twice in autumn is the earlier one.
 */
export function instantOf(day: Day, minuteOfDay: number, zone: string): number {
  return Temporal.PlainDate.from(day)
    .toPlainDateTime()
    .add({ minutes: minuteOfDay })
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

/** Wall-clock minute of the day (0 to 1,439) of an instant in a zone. */
export function minuteOfDay(instantMs: number, zone: string): number {
  const time = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone)
  return time.hour * 60 + time.minute
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return Temporal.PlainDate.from(day).add({ days: count }).toString()
}

/** Weekdays asked for before; a board asks thousands of times for the same few. Emptied when it has grown. */
const weekdays = new Map<Day, number>()
const mostWeekdays = 5_000

/** ISO weekday: 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  let weekday = weekdays.get(day)
  if (weekday === undefined) {
    weekday = Temporal.PlainDate.from(day).dayOfWeek
    if (weekdays.size >= mostWeekdays) weekdays.clear()
    weekdays.set(day, weekday)
  }
  return weekday
}

/** Whether the runtime knows this IANA zone. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

/** Whether a text is a day of the calendar, written `YYYY-MM-DD`; 2011-02-30 is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text)
}
