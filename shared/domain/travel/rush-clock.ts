import type { Interval } from '../../kernel/interval.ts'
import { overlapMs } from '../../kernel/interval.ts'
import { minuteMs, weekdayOf } from '../../kernel/zone.ts'
import type { Day } from '../../kernel/zone.ts'
import type { DayClock } from '../schedule/day-clock.ts'
import type { RushHours } from './rush-hours.ts'

/** The rush hours of an office as instants of its zone. */
export interface RushClock {
  /** Minutes before an instant a drive must begin to end there, of the minutes it takes at an ordinary hour. */
  until(ordinaryMinutes: number, endsAt: number): number
  /** The mean factor over a span, to the nearest twentieth. */
  meanOver(span: Interval): number
}

interface Stretch extends Interval {
  readonly factor: number
}

/**
 * A drive is followed through the hours: a part in a band takes the band's factor, the rest what is usual. So whoever
 * leaves later never arrives sooner, which a single factor by the hour of departure would not keep (Ichoua, Gendreau and
 * Potvin, Vehicle dispatching with time-dependent travel times, 2003).
 */
export function rushClockOf({ bands }: RushHours, clock: DayClock): RushClock {
  const known = new Map<Day, readonly Stretch[]>()
  const stretchesOf = (day: Day): readonly Stretch[] => {
    let found = known.get(day)
    if (!found) known.set(day, (found = stretchesOn(day, bands, clock)))
    return found
  }
  return {
    until(ordinaryMinutes, endsAt) {
      let left = ordinaryMinutes
      let at = endsAt
      for (;;) {
        // The stretch that lies before the instant; a day has an end even when it is the first of its hours.
        const stretch = stretchesOf(clock.dayOf(at - 1)).find(({ start, end }) => start < at && at <= end)!
        const there = (at - stretch.start) / minuteMs / stretch.factor
        if (there >= left) return (endsAt - at) / minuteMs + left * stretch.factor
        left -= there
        at = stretch.start
      }
    },
    meanOver(span) {
      const length = span.end - span.start
      if (length <= 0) return 1
      const all = clock.daysBetween(span.start, span.end).flatMap(stretchesOf)
      const weighed = all.reduce((sum, stretch) => sum + overlapMs(stretch, span) * stretch.factor, 0)
      return Math.round((20 * weighed) / length) / 20
    },
  }
}

/** A day from midnight to midnight, cut where the factor changes. */
function stretchesOn(day: Day, bands: RushHours['bands'], clock: DayClock): Stretch[] {
  const { start, end } = clock.bounds(day)
  const weekday = weekdayOf(day)
  const spans = bands
    .filter(({ weekdays }) => weekdays.includes(weekday))
    .map(({ startMinute, endMinute, factor }) => ({
      start: clock.at(day, startMinute),
      end: endMinute === 1440 ? end : clock.at(day, endMinute),
      factor,
    }))
  const cuts = [...new Set([start, end, ...spans.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b)
  return cuts.slice(1).map((cut, index) => {
    const from = cuts[index]!
    const covering = spans.filter((span) => span.start <= from && span.end >= cut).map(({ factor }) => factor)
    return { start: from, end: cut, factor: covering.length > 0 ? Math.max(...covering) : 1 }
  })
}
