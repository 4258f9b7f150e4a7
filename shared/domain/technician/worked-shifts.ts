import type { Day } from '../../kernel/zone.ts'
import type { ShiftException } from './shift-exception.ts'
import { isWorkedOn } from './shift-pattern.ts'
import type { ShiftPattern } from './shift-pattern.ts'
import type { Break, Shift } from './technician.ts'

/** Wall-clock minutes of a shift; one that ends at or before its start ends on the next day. */
export interface WorkedShift {
  readonly startMinute: number
  readonly endMinute: number
}

/** What of a shift decides when it is worked. */
export type TimedShift = ShiftPattern & WorkedShift

/**
 * The shifts of one technician on one calendar day: those of the pattern, unless the day was made an exception. A day
 * off, or shifts in place of the usual ones, take the pattern away; extra shifts come on top. In order of start.
 */
export function shiftsOn(
  shifts: readonly TimedShift[],
  exceptions: readonly Pick<ShiftException, 'day' | 'kind' | 'startMinute' | 'endMinute'>[],
  day: Day,
): WorkedShift[] {
  const today = exceptions.filter((one) => one.day === day)
  const usual = today.some(({ kind }) => kind !== 'extra') ? [] : shifts.filter((shift) => isWorkedOn(shift, day))
  const special = today.flatMap(({ kind, startMinute, endMinute }) =>
    kind === 'off' || startMinute === null || endMinute === null ? [] : [{ startMinute, endMinute }],
  )
  return [...usual, ...special]
    .filter(({ startMinute, endMinute }) => startMinute !== endMinute)
    .map(({ startMinute, endMinute }) => ({ startMinute, endMinute }))
    .sort((a, b) => a.startMinute - b.startMinute)
}

/** The breaks that are taken in the shifts of a day, by the days they hold. */
export function breaksOn<T extends Pick<Break, 'validFrom' | 'validUntil'>>(breaks: readonly T[], day: Day): T[] {
  return breaks.filter(({ validFrom, validUntil }) => (validFrom ?? day) <= day && (validUntil ?? day) >= day)
}

/** Minutes from start to end of a shift; over midnight where it ends on the next day. */
export function shiftMinutes({ startMinute, endMinute }: WorkedShift): number {
  if (startMinute === endMinute) return 0
  return endMinute > startMinute ? endMinute - startMinute : endMinute + 1_440 - startMinute
}

/** Paid minutes of a shift: its length without the breaks that fall into it. */
export function paidMinutes(
  shift: WorkedShift,
  breaks: readonly Pick<Break, 'startMinute' | 'durationMinutes'>[],
): number {
  const end = shift.startMinute + shiftMinutes(shift)
  const lost = breaks.reduce((sum, { startMinute, durationMinutes }) => {
    // A night shift takes its break after midnight.
    const overlaps = [startMinute, startMinute + 1_440].map((start) =>
      Math.max(0, Math.min(end, start + durationMinutes) - Math.max(shift.startMinute, start)),
    )
    return sum + overlaps[0]! + overlaps[1]!
  }, 0)
  return shiftMinutes(shift) - lost
}

/** Paid minutes of a week on average: the shifts that hold on a day, each in its share of the cycle, without breaks. */
export function weekMinutes(
  shifts: readonly Pick<Shift, 'startMinute' | 'endMinute' | 'cycleWeeks' | 'validFrom' | 'validUntil'>[],
  breaks: readonly Pick<Break, 'startMinute' | 'durationMinutes' | 'validFrom' | 'validUntil'>[],
  day: Day,
): number {
  const held = breaksOn(breaks, day)
  return shifts
    .filter(({ validFrom, validUntil }) => (validFrom ?? day) <= day && (validUntil ?? day) >= day)
    .reduce((sum, shift) => sum + paidMinutes(shift, held) / shift.cycleWeeks, 0)
}
