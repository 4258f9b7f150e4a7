import { Temporal } from 'temporal-polyfill'

/** A stretch of time in which a zone keeps one distance from UTC: `[from, until)` in UTC ms. */
export interface OffsetSpan {
  readonly from: number
  readonly until: number
  /** Wall clock minus UTC, ms. */
  readonly offsetMs: number
}

/** The first and the last instant there is, UTC ms: what "always" and "never again" count as. */
export const earliestInstant = -8.64e15
export const latestInstant = 8.64e15

/** Spans found so far, by zone. They are facts about the zone: the same whoever asks first. */
const known = new Map<string, OffsetSpan[]>()

/**
 * The span of a zone an instant lies in. Within one span wall-clock time is plain arithmetic, so that counting over
 * years needs the zone rules only at its few changes. Throws a RangeError for a zone the runtime does not know.
 */
export function offsetSpanAt(instant: number, zone: string): OffsetSpan {
  let spans = known.get(zone)
  if (!spans) known.set(zone, (spans = []))
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const span = spans[middle]!
    if (instant < span.from) high = middle
    else if (instant >= span.until) low = middle + 1
    else return span
  }
  const found = findSpan(instant, zone)
  spans.splice(low, 0, found)
  return found
}

function findSpan(instant: number, zone: string): OffsetSpan {
  const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
  const next = at.getTimeZoneTransition('next')
  // "Previous" looks strictly before: a change at this very instant has happened.
  const previous = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  return {
    from: previous?.epochMilliseconds ?? earliestInstant,
    until: next?.epochMilliseconds ?? latestInstant,
    offsetMs: at.offsetNanoseconds / 1e6,
  }
}
