import { dayHoursText, parseDayHours } from '#shared/domain/calendar/weekly-hours.ts'
import type { PatternShift } from '#shared/domain/technician/named-pattern.ts'

/** The hours of a cycle as they are typed: weeks, and in each seven days. */
export type CycleTexts = readonly (readonly string[])[]

const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** A cycle as text. A new one is an empty week. */
export function textsOfShifts(cycleWeeks: number, shifts: readonly PatternShift[]): CycleTexts {
  return Array.from({ length: cycleWeeks }, (_, index) => {
    const ofWeek = shifts.filter(({ week }) => week === index + 1)
    return weekdays.map((weekday) => dayHoursText(ofWeek, weekday))
  })
}

/** The shifts of a typed cycle; null while a day of it cannot be read. */
export function shiftsOfTexts(texts: CycleTexts): PatternShift[] | null {
  const shifts: PatternShift[] = []
  for (const [index, days] of texts.entries()) {
    for (const [at, text] of days.entries()) {
      const spans = parseDayHours(text, { overnight: true })
      if (spans === null) return null
      shifts.push(...spans.map((span) => ({ week: index + 1, weekday: at + 1, ...span })))
    }
  }
  return shifts
}
