import { z } from 'zod'
import { businessHoursSchema, daysOffSchema } from '../../domain/calendar/business-calendar.ts'
import { overlappingHours } from '../../domain/calendar/weekly-hours.ts'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { isZone } from '../../kernel/zone.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { serviceLevelReads } from '../service-level-reads.ts'
import { changesOf, openWorkReads, recountings } from '../sla/recount-changes.ts'

/** A calendar as a person writes it. */
export const calendarDraftSchema = z.object({
  name: z.string().trim().min(1, 'a calendar needs a name').max(200),
  zone: z.string(),
  hours: businessHoursSchema.max(200),
  daysOff: daysOffSchema.max(5_000),
  holidayRegion: z.string().max(40).nullable(),
})
export type CalendarDraft = z.infer<typeof calendarDraftSchema>

/**
 * Writes a business calendar, or changes one. With `recount` the deadlines of the open work orders it counts follow in
 * the same step; otherwise they stay as they were promised.
 */
export const calendarSave = defineCommand({
  name: 'calendar.save',
  args: z.object({
    /** Null makes a new one. */
    calendarId: idSchema.nullable().default(null),
    calendar: calendarDraftSchema,
    /** Service levels whose open work is counted again; what the preview counted. */
    recountPolicyIds: z.array(idSchema).max(1_000).default([]),
  }),
  undoable: true,
  reads: ({ recountPolicyIds }) => ({ ...serviceLevelReads(), ...openWorkReads(recountPolicyIds, true) }),
  readsThen: (_args, { workOrders }) => ({
    holds: read.where(
      'holds',
      'workOrderId',
      workOrders.map(({ id }) => id),
    ),
  }),
  apply: ({ calendarId, calendar: draft }, rows, context) => {
    const { calendars } = rows
    const stored = calendars.find(({ id }) => id === calendarId)
    if (calendarId !== null && !stored) return refuse(notFound('calendar', calendarId))
    const refusal = faultOf(draft)
    if (refusal) return refuse(refusal)
    const namesake = calendars.find(
      ({ id, name }) => id !== calendarId && name.localeCompare(draft.name, 'en', { sensitivity: 'base' }) === 0,
    )
    if (namesake) return refuse(invalidInput('calendar.name', `There is a calendar “${namesake.name}” already.`))
    const days = new Map(draft.daysOff.map((day) => [day.day, { day: day.day, name: day.name.trim() }]))
    const fields = {
      ...draft,
      hours: draft.hours.toSorted((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute),
      daysOff: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
    }
    const id = calendarId ?? context.newId()
    const change = stored ? update('businessCalendars', id, fields) : insert('businessCalendars', { id, ...fields })
    const after = calendars.map((calendar) => (calendar.id === id ? { ...calendar, ...fields } : calendar))
    const counted = recountings(rows, { ...rows, calendars: after }, context.officeZone, 'same')
    return decide(
      [change, ...changesOf(counted)],
      { key: 'history.calendarSaved', values: { name: draft.name, count: counted.length } },
      { calendarId: id, count: counted.length },
    )
  },
})

function faultOf({ zone, hours }: CalendarDraft) {
  if (!isZone(zone)) return invalidInput('calendar.zone', `There is no time zone “${zone}”.`)
  if (hours.length === 0) {
    return invalidInput('calendar.hours', 'A calendar needs opening hours: without them no clock would ever run.')
  }
  const empty = hours.find(({ startMinute, endMinute }) => endMinute <= startMinute)
  if (empty) return invalidInput('calendar.hours', 'Opening hours end after they start; over midnight takes two lines.')
  if (overlappingHours(hours)) return invalidInput('calendar.hours', 'Opening hours of a day overlap.')
  return null
}
