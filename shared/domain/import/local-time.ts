import { dayMs, instantOf, dayBounds } from '../../kernel/zone.ts'

/** Turns wall-clock times of one zone into instants; remembers the days it has seen, because files hold millions. */
export interface LocalTimes {
  /**
   * The instant of a wall clock given as if it were UTC (ms). A time the clock skips in spring moves forward by the
   * gap; a time that happens twice in autumn is the earlier one.
   */
  toInstant(wallMs: number): number
}

/** Days remembered at most; far more than an archive of a century asks for. */
const maxDays = 50_000

/** Creates the converter of a zone (IANA name). */
export function localTimes(zone: string): LocalTimes {
  /** Offset of a whole day (ms to add to the wall clock), or null for a day on which the clock changes. */
  const offsets = new Map<number, number | null>()
  const offsetOf = (dayNumber: number): number | null => {
    const known = offsets.get(dayNumber)
    if (known !== undefined) return known
    const midnight = dayNumber * dayMs
    const { start, end } = dayBounds(isoDay(midnight), zone)
    const even = end - start === dayMs && start - midnight === end - (midnight + dayMs)
    const offset = even ? start - midnight : null
    if (offsets.size >= maxDays) offsets.clear()
    offsets.set(dayNumber, offset)
    return offset
  }
  return {
    toInstant(wallMs) {
      const dayNumber = Math.floor(wallMs / dayMs)
      const offset = offsetOf(dayNumber)
      if (offset !== null) return wallMs + offset
      const minutes = Math.floor((wallMs - dayNumber * dayMs) / 60_000)
      const rest = wallMs - dayNumber * dayMs - minutes * 60_000
      return instantOf(isoDay(dayNumber * dayMs), minutes, zone) + rest
    },
  }
}

function isoDay(midnightMs: number): string {
  return new Date(midnightMs).toISOString().slice(0, 10)
}
