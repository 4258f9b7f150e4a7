import { z } from 'zod'
import { minuteOfDaySchema } from '../record/record.ts'

/** Hours of some weekdays in which driving takes so many times as long as usual. */
export const rushBandSchema = z
  .object({
    /** ISO weekdays: 1 Monday to 7 Sunday. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    /** Wall-clock minutes of the office zone. */
    startMinute: minuteOfDaySchema,
    endMinute: minuteOfDaySchema,
    /** Less than 1 at hours that are quicker. */
    factor: z.number().min(0.5).max(3),
  })
  .refine(({ startMinute, endMinute }) => startMinute < endMinute, 'A band ends after it begins')
export type RushBand = z.infer<typeof rushBandSchema>

/** Setting `rushHours`: the time of day in the estimate. Where bands overlap the slowest counts; outside all it is 1. */
export const rushHoursSchema = z.object({ bands: z.array(rushBandSchema).max(20) })
export type RushHours = z.infer<typeof rushHoursSchema>

const workdays = [1, 2, 3, 4, 5]

/** What is offered to an office that wants rush hours: an hour and a half on workday mornings and two in the evening. */
export const usualRushHours: RushHours = {
  bands: [
    { weekdays: workdays, startMinute: 450, endMinute: 540, factor: 1.3 },
    { weekdays: workdays, startMinute: 960, endMinute: 1080, factor: 1.3 },
  ],
}

/** The stored setting; null where none is set, one without bands, or one that cannot be read: every hour is alike. */
export function rushHoursOf(setting: unknown): RushHours | null {
  const read = rushHoursSchema.safeParse(setting)
  return read.success && read.data.bands.length > 0 ? read.data : null
}
