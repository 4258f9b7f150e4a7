import { addDays, dayOf, instantOf, minuteOfDay } from '#shared/kernel/zone.ts'

/** The day so many days after one. */
export function daysAhead(day: string, count: number): string {
  return addDays(day, count)
}

/** An instant as the fields for date and time want it, on the wall clock of a zone: `YYYY-MM-DDTHH:mm`. */
export function localText(instantMs: number, zone: string): string {
  const minute = minuteOfDay(instantMs, zone)
  return `${dayOf(instantMs, zone)}T${clockText(minute)}`
}

/** A minute of a wall-clock day as `HH:mm`; midnight at the end of the day is 24:00. */
export function clockText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** The minute of a wall-clock day that a field for a time holds; null while it is not filled in. */
export function minuteOfText(text: string): number | null {
  const found = /^(\d\d):(\d\d)/.exec(text)
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}

/** The instant of a field for date and time; null while it is not filled in. */
export function instantOfText(text: string, zone: string): number | null {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(text)
  return found ? instantOf(found[1]!, Number(found[2]) * 60 + Number(found[3]), zone) : null
}
