import type { Span } from '#optimizer/problem/problem-visit.ts'
import { businessTimes } from '#shared/domain/calendar/business-time.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import { dayMs } from '#shared/kernel/zone.ts'
import type { TimeLine } from './time-line.ts'
import { ticksOfMinutes } from './time-line.ts'

/**
 * The starts in a time with which a visit is over before its site closes: spans with both ends, in order and apart; null
 * where the site is always open. A visit longer than every opening has none.
 */
export function openStarts(
  { opening, visit }: Pick<VisitDetail, 'opening' | 'visit'>,
  { start, end }: Interval,
  line: TimeLine,
): Span[] | null {
  if (!opening) return null
  // What starts in the time may end after it, and what is open at its ends may be so for longer.
  const open = businessTimes(opening, start - dayMs, end + visit.durationMinutes * 60_000 + dayMs)
  const service = ticksOfMinutes(visit.durationMinutes)
  const [first, last] = [line.tickOf(start), line.tickOf(end)]
  return open.flatMap((one) => {
    const from = Math.max(first, line.tickOf(one.start))
    const until = Math.min(last, Math.floor((one.end - line.originAt) / 1_000) - service)
    return from <= until ? [{ start: from, end: until }] : []
  })
}
