import { businessTimes } from '../calendar/business-time.ts'
import type { Opening } from '../site/opening.ts'
import type { Violation } from '../../kernel/app-error.ts'
import { overlapMs, subtract } from '../../kernel/interval.ts'
import type { Interval } from '../../kernel/interval.ts'
import { dayBounds, dayOf } from '../../kernel/zone.ts'
import { asks } from './rule.ts'
import type { Rule } from './rule.ts'

/** Work lies wholly in the time people are let in at the site. */
export const openingHoursRule: Rule = ({ detail: { opening }, start, end }) => closedDuring(opening, { start, end })

/**
 * What of a span lies outside of an opening: with the hours of that day nearest to it, or that the day has none. The day
 * is one of the calendar's zone. Null opening: always open.
 */
export function closedDuring(opening: Opening | null, span: Interval): Violation[] {
  if (!opening) return []
  const outside = subtract(span, businessTimes(opening, span.start, span.end))
  if (outside.length === 0) return []
  const on = dayOf(span.start, opening.zone)
  const until = dayBounds(dayOf(span.end - 1, opening.zone), opening.zone).end
  const open = businessTimes(opening, dayBounds(on, opening.zone).start, until)
  const [nearest] = open.toSorted((a, b) => overlapMs(b, span) - overlapMs(a, span) || gap(a, span) - gap(b, span))
  if (nearest) {
    const { start: fromAt, end: untilAt } = nearest
    return asks('site-closed', { fromAt, untilAt, startsAt: span.start, endsAt: span.end })
  }
  const holiday = opening.daysOff.find(({ day }) => day === on)?.name.trim()
  return asks('site-closed-day', { on, holiday: holiday ? holiday : 'none' })
}

function gap(a: Interval, b: Interval): number {
  return Math.max(0, a.start - b.end, b.start - a.end)
}
