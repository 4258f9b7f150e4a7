import { Temporal } from 'temporal-polyfill'
import { addDays, dayMs } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'

/**
 * SQL for the local day number (days since 1970-01-01 in the zone) of an instant column. The zone's clock changes
 * between the two instants are written out, so that SQLite can group a million rows by day without asking back.
 */
export function localDaySql(column: string, zone: string, from: number, to: number): string {
  const offsetAt = (instant: number) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6
  const cases: string[] = []
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  for (;;) {
    const change = at.getTimeZoneTransition('next')
    if (!change || change.epochMilliseconds > to) break
    cases.push(`WHEN ${column} < ${change.epochMilliseconds} THEN ${offsetAt(change.epochMilliseconds - 1)}`)
    at = change
  }
  const last = offsetAt(to)
  const offset = cases.length > 0 ? `CASE ${cases.join(' ')} ELSE ${last} END` : String(last)
  return `((${column} + ${offset}) / ${dayMs})`
}

/** The calendar day of a local day number. */
export function dayOfNumber(number: number): Day {
  return addDays('1970-01-01', number)
}
