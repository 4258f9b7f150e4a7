import { dueSoonCutoff } from '#shared/domain/sla/urgency.ts'
import type { DueCutoffs } from '../../store/due-sql.ts'
import type { RecordStore } from '../../store/record-store.ts'
import { dueSoonMinutesOf } from './due-soon-minutes.ts'

/** Deadlines up to these instants are due soon, or missed: all that is not calm at an instant. */
export function dueSoonCutoffs(records: RecordStore, now: number): DueCutoffs {
  const minutes = dueSoonMinutesOf(records)
  const calendars = new Map(records.all('businessCalendars').map((calendar) => [calendar.id, calendar]))
  const byPolicy: Record<string, number> = {}
  for (const { id, calendarId } of records.all('slaPolicies')) {
    const calendar = calendars.get(calendarId ?? '')
    if (calendar) byPolicy[id] = dueSoonCutoff(calendar, now, minutes)
  }
  return { plain: dueSoonCutoff(null, now, minutes), byPolicy }
}

/** Deadlines up to this instant have been missed: one that falls on it to the millisecond is still in time. */
export function missedCutoffs(now: number): DueCutoffs {
  return { plain: now - 1, byPolicy: {} }
}
