import { addDays, weekdayOf } from '../../kernel/zone.ts'
import type { Day } from '../../kernel/zone.ts'
import type { Shift } from './technician.ts'

/** What of a shift says on which days it is worked. */
export type ShiftPattern = Pick<
  Shift,
  'weekday' | 'cycleWeeks' | 'cycleWeek' | 'anchorDay' | 'validFrom' | 'validUntil'
>

/**
 * Whether a shift is worked on a calendar day: its weekday, within the days it holds (both included), and in its week of
 * the cycle. Weeks begin on Monday and are counted from the week of the anchor day, which is week 1, in both directions.
 * They are counted in calendar days, so a clock change never shifts a pattern. A longer cycle without an anchor day
 * cannot be placed and is not worked.
 */
export function isWorkedOn(shift: ShiftPattern, day: Day): boolean {
  if (weekdayOf(day) !== shift.weekday) return false
  if (shift.validFrom !== null && day < shift.validFrom) return false
  if (shift.validUntil !== null && day > shift.validUntil) return false
  if (shift.cycleWeeks <= 1) return true
  if (shift.anchorDay === null) return false
  const weeks = Math.round((Date.parse(mondayOf(day)) - Date.parse(mondayOf(shift.anchorDay))) / (7 * 86_400_000))
  const week = ((weeks % shift.cycleWeeks) + shift.cycleWeeks) % shift.cycleWeeks
  return week + 1 === shift.cycleWeek
}

function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}
