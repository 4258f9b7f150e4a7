import type { BusinessHours } from './business-calendar.ts'

const workdays = [1, 2, 3, 4, 5]
const everyDay = [1, 2, 3, 4, 5, 6, 7]
const minutesOfDay = 1_440

/** Hours most offices start from; minutes of the wall clock. */
export const hourPresets = {
  /** Monday to Friday, 8:00 to 17:00. */
  office: workdays.map((weekday) => ({ weekday, startMinute: 480, endMinute: 1_020 })),
  /** Monday to Saturday, 7:00 to 19:00. */
  extended: [...workdays, 6].map((weekday) => ({ weekday, startMinute: 420, endMinute: 1_140 })),
  /** Around the clock, every day. */
  always: everyDay.map((weekday) => ({ weekday, startMinute: 0, endMinute: minutesOfDay })),
} as const satisfies Record<string, BusinessHours>

/** Whether two spans of one weekday share a minute. */
export function overlappingHours(hours: BusinessHours): boolean {
  const sorted = hours.toSorted((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute)
  return sorted.some((span, index) => {
    const before = sorted[index - 1]
    return before?.weekday === span.weekday && before.endMinute > span.startMinute
  })
}

/** Minutes a week has by the wall clock. */
export function weeklyMinutes(hours: BusinessHours): number {
  return hours.reduce((sum, { startMinute, endMinute }) => sum + Math.max(0, endMinute - startMinute), 0)
}

const span = /^(\d{1,2})(?::?(\d{2}))?\s*(?:-|–|—|to)\s*(\d{1,2})(?::?(\d{2}))?$/i

/**
 * Reads the hours of one day as people type them: `8-17`, `8:00-12:00, 13-17:30`, `0-24`. Empty text: closed, no
 * spans. Null when it cannot be read, a span does not end after it starts, or two overlap. With `overnight`, as shifts
 * have it, a span that ends before it starts ends on the next day, and what overlaps is judged elsewhere.
 */
export function parseDayHours(
  text: string,
  { overnight = false }: { readonly overnight?: boolean } = {},
): { startMinute: number; endMinute: number }[] | null {
  const parts = text
    .split(/[,;+]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const spans: { startMinute: number; endMinute: number }[] = []
  for (const part of parts) {
    const found = span.exec(part)
    if (!found) return null
    const startMinute = Number(found[1]) * 60 + Number(found[2] ?? 0)
    const endMinute = Number(found[3]) * 60 + Number(found[4] ?? 0)
    const legal = Number(found[2] ?? 0) < 60 && Number(found[4] ?? 0) < 60
    const backwards = overnight ? endMinute === startMinute : endMinute <= startMinute
    if (!legal || backwards || startMinute > minutesOfDay || endMinute > minutesOfDay) return null
    spans.push({ startMinute, endMinute })
  }
  if (overnight) return spans
  return overlappingHours(spans.map((one) => ({ ...one, weekday: 1 }))) ? null : spans
}

/** The hours of one weekday as text, `8:00–12:00, 13:00–17:00`; empty when closed. */
export function dayHoursText(hours: BusinessHours, weekday: number): string {
  const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
  return hours
    .filter((one) => one.weekday === weekday)
    .toSorted((a, b) => a.startMinute - b.startMinute)
    .map(({ startMinute, endMinute }) => `${clock(startMinute)}–${clock(endMinute)}`)
    .join(', ')
}
