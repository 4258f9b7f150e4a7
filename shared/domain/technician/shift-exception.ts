import { z } from 'zod'
import { daySchema, idSchema, minuteOfDaySchema, recordSchema } from '../record/record.ts'

/** `off`: no shift that day; `extra`: worked besides the usual shifts; `instead`: worked in place of them. */
export const exceptionKinds = ['off', 'extra', 'instead'] as const

/** One day of a technician that differs from the pattern. Minutes are wall-clock in the office zone; null when off. */
export const shiftExceptionSchema = recordSchema.extend({
  technicianId: idSchema,
  day: daySchema,
  kind: z.enum(exceptionKinds),
  startMinute: minuteOfDaySchema.nullable(),
  endMinute: minuteOfDaySchema.nullable(),
  note: z.string().nullable().default(null),
})
export type ShiftException = z.infer<typeof shiftExceptionSchema>
