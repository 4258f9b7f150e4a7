import { z } from 'zod'
import { daySchema, minuteOfDaySchema, recordSchema } from '../record/record.ts'

/** Opening hours: wall-clock minutes of an ISO weekday (1 Monday to 7 Sunday), half-open, not overlapping. */
export const businessHoursSchema = z.array(
  z.object({
    weekday: z.int().min(1).max(7),
    startMinute: minuteOfDaySchema,
    endMinute: minuteOfDaySchema,
  }),
)
export type BusinessHours = z.infer<typeof businessHoursSchema>

/** Days on which nothing counts, with their names. */
export const daysOffSchema = z.array(z.object({ day: daySchema, name: z.string() }))

/** When the clocks of a promise run. Hours are wall-clock minutes in the zone; days off stop the whole day. */
export const businessCalendarSchema = recordSchema.extend({
  name: z.string(),
  /** IANA zone the hours are meant in. */
  zone: z.string(),
  hours: businessHoursSchema,
  /** Holidays and closures, resolved to days so that every desk counts the same. */
  daysOff: daysOffSchema,
  /** Country, state and region the holidays came from, such as `US-MA`; null when none were taken. */
  holidayRegion: z.string().nullable().default(null),
})
export type BusinessCalendar = z.infer<typeof businessCalendarSchema>
