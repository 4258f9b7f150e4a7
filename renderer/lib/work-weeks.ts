import { shiftsOn } from '#shared/domain/technician/worked-shifts.ts'
import type { TimedShift } from '#shared/domain/technician/worked-shifts.ts'
import type { ShiftException } from '#shared/domain/technician/shift-exception.ts'
import { addDays, weekdayOf } from '#shared/kernel/zone.ts'
import { clockText } from './day-text.ts'
import { formatDay } from './format.ts'
import { t } from './messages.ts'
import type { BarDay, BarWeek } from '../ui/week-bars.tsx'

interface Worked {
  readonly shifts: readonly TimedShift[]
  readonly exceptions: readonly ShiftException[]
  /** Whether somebody is away on a day, and why. */
  readonly awayOn?: (day: string) => string | null
}

/** The weeks from the one a day lies in, each day with its shifts as bars: what the board will show. */
export function workWeeks({ shifts, exceptions, awayOn }: Worked, today: string, count = 4): BarWeek[] {
  const monday = addDays(today, 1 - weekdayOf(today))
  return Array.from({ length: count }, (_, week): BarWeek => {
    const first = addDays(monday, 7 * week)
    return {
      label: formatDay(first, 'short'),
      days: Array.from({ length: 7 }, (_, index): BarDay => {
        const day = addDays(first, index)
        const worked = shiftsOn(shifts, exceptions, day)
        const special = exceptions.find((one) => one.day === day)
        const away = awayOn?.(day) ?? null
        const times = worked.map(({ startMinute, endMinute }) => `${clockText(startMinute)}–${clockText(endMinute)}`)
        const said = [
          times.length === 0 ? t('people.dayOff') : times.join(', '),
          special && t(`people.except.${special.kind}`),
          special?.note,
          away,
        ]
        return {
          key: day,
          label: `${formatDay(day, 'short')}: ${said.filter(Boolean).join(' · ')}`,
          bars: [
            // A night shift of the day before reaches into the morning.
            ...shiftsOn(shifts, exceptions, addDays(day, -1))
              .filter(({ startMinute, endMinute }) => endMinute < startMinute && endMinute > 0)
              .map(({ endMinute }) => ({ from: 0, to: endMinute / 1_440 })),
            ...worked.map(({ startMinute, endMinute }) => ({
              from: startMinute / 1_440,
              to: endMinute > startMinute ? endMinute / 1_440 : 1,
            })),
          ],
          mark: away !== null ? 'away' : special ? 'special' : day === today ? 'today' : null,
        }
      }),
    }
  })
}
