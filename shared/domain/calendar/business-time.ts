import type { Interval } from '../../kernel/interval.ts'
import { union } from '../../kernel/interval.ts'
import { dayMs, minuteMs } from '../../kernel/zone.ts'
import { latestInstant, offsetSpanAt } from '../../kernel/zone-offsets.ts'
import type { BusinessCalendar } from './business-calendar.ts'

/** What of a calendar decides when time counts. */
export type BusinessTime = Pick<BusinessCalendar, 'zone' | 'hours' | 'daysOff'>

/** A time in which nothing counts, UTC ms, half-open; `end` null: it lasts. */
export interface Pause {
  readonly start: number
  readonly end: number | null
}

/*
 * Time counts while the clock on the wall of the calendar's zone shows an opening hour of its weekday and the day is
 * not off. So an hour that spring skips does not count, one that autumn repeats counts twice, and a day that is open
 * from midnight to midnight has the 23, 24 or 25 hours it really has.
 */

/**
 * The earliest instant by which so many minutes of business time have passed since `from`, UTC ms. A minute that ends
 * at closing time ends there, not at the next opening. Null calendar: all time counts. Null result: never, because the
 * calendar has no hours or a pause has no end. `minutes` below or equal to 0 gives `from`.
 */
export function addBusinessMinutes(
  calendar: BusinessTime | null,
  from: number,
  minutes: number,
  pauses: readonly Pause[] = [],
): number | null {
  let left = minutes * minuteMs
  if (left <= 0) return from
  for (const span of outsideOf(pauses, from, latestInstant)) {
    if (calendar === null) {
      if (span.end - span.start >= left) return landed(span.start + left)
      left -= span.end - span.start
      continue
    }
    let end: number | null = null
    walk(calendar, span, (start, until) => {
      if (until - start >= left) {
        end = start + left
        return true
      }
      left -= until - start
      return false
    })
    if (end !== null) return landed(end)
  }
  return null
}

/** Minutes of business time in `[from, to)` outside of the pauses, with their fractions; 0 when `to` is not later. */
export function businessMinutesBetween(
  calendar: BusinessTime | null,
  from: number,
  to: number,
  pauses: readonly Pause[] = [],
): number {
  let sum = 0
  for (const span of outsideOf(pauses, from, to)) {
    if (calendar === null) sum += span.end - span.start
    else
      walk(calendar, span, (start, end) => {
        sum += end - start
        return false
      })
  }
  return sum / minuteMs
}

/** The business time in `[from, to)`, in order and apart; what goes on over midnight is one. */
export function businessTimes(calendar: BusinessTime, from: number, to: number): Interval[] {
  const found: Interval[] = []
  walk(calendar, { start: from, end: to }, (start, end) => {
    found.push({ start, end })
    return false
  })
  return union(found)
}

/** Whether business time runs at an instant. */
export function isBusinessTime(calendar: BusinessTime | null, instant: number): boolean {
  return businessMinutesBetween(calendar, instant, instant + 1) > 0
}

/** An instant is a whole number of milliseconds, and no later than time itself. */
function landed(instant: number): number | null {
  return instant >= latestInstant ? null : Math.ceil(instant)
}

/** What of `[from, to)` lies outside of the pauses, in order. */
function outsideOf(pauses: readonly Pause[], from: number, to: number): Interval[] {
  if (to <= from) return []
  if (pauses.length === 0) return [{ start: from, end: to }]
  const rest: Interval[] = []
  let cursor = from
  for (const pause of union(pauses.map(({ start, end }) => ({ start, end: end ?? latestInstant })))) {
    if (pause.start > cursor) rest.push({ start: cursor, end: Math.min(pause.start, to) })
    cursor = Math.max(cursor, pause.end)
    if (cursor >= to) return rest
  }
  rest.push({ start: cursor, end: to })
  return rest
}

/** A calendar made ready for counting. */
interface Plan {
  /** Opening hours of each ISO weekday (1 to 7) in ms of the wall clock, merged and in order. */
  readonly byWeekday: readonly (readonly Interval[])[]
  /** Days off, as days since 1970-01-01. */
  readonly off: ReadonlySet<number>
  readonly everOpen: boolean
}

/** Records are never changed in place, so what was read from one stays right as long as it lives. */
const plans = new WeakMap<BusinessTime, Plan>()

function planOf(calendar: BusinessTime): Plan {
  let plan = plans.get(calendar)
  if (!plan) {
    const byWeekday = Array.from({ length: 8 }, (_, weekday) =>
      union(
        calendar.hours
          .filter((hours) => hours.weekday === weekday)
          .map(({ startMinute, endMinute }) => ({ start: startMinute * minuteMs, end: endMinute * minuteMs })),
      ),
    )
    plan = {
      byWeekday,
      off: new Set(calendar.daysOff.map(({ day }) => Date.parse(`${day}T00:00:00Z`) / dayMs)),
      everOpen: byWeekday.some((spans) => spans.length > 0),
    }
    plans.set(calendar, plan)
  }
  return plan
}

/** Hands over the business time of a span piece by piece, in order, until `take` says it has enough. One step a day. */
function walk(calendar: BusinessTime, span: Interval, take: (start: number, end: number) => boolean): void {
  const plan = planOf(calendar)
  if (!plan.everOpen) return
  let at = span.start
  while (at < span.end) {
    const { until, offsetMs } = offsetSpanAt(at, calendar.zone)
    const end = Math.min(until, span.end)
    for (let day = Math.floor((at + offsetMs) / dayMs); ; day++) {
      const midnight = day * dayMs - offsetMs
      if (midnight >= end) break
      if (plan.off.has(day)) continue
      for (const open of plan.byWeekday[weekdayOf(day)]!) {
        const from = Math.max(at, midnight + open.start)
        const to = Math.min(end, midnight + open.end)
        if (from < to && take(from, to)) return
      }
    }
    at = end
  }
}

/** ISO weekday of a day since 1970-01-01, which was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}
