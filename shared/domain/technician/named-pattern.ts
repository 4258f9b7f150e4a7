import { z } from 'zod'
import { minuteOfDaySchema, recordSchema } from '../record/record.ts'

/** Longest cycle of a pattern, in weeks. */
export const mostCycleWeeks = 12

/** A shift of a pattern: its week of the cycle (1 first), ISO weekday, and wall-clock minutes; it may end on the next day. */
export const patternShiftSchema = z
  .object({
    week: z.int().min(1).max(mostCycleWeeks),
    weekday: z.int().min(1).max(7),
    startMinute: minuteOfDaySchema,
    endMinute: minuteOfDaySchema,
  })
  .refine(({ startMinute, endMinute }) => startMinute !== endMinute, {
    message: 'a shift of no length',
    path: ['endMinute'],
  })
export type PatternShift = z.infer<typeof patternShiftSchema>

/** A break of a pattern, taken in every shift it falls into: at one minute, or anywhere up to the latest start. */
export const patternBreakSchema = z
  .object({
    startMinute: minuteOfDaySchema,
    durationMinutes: z.int().min(1).max(480),
    latestStartMinute: minuteOfDaySchema.nullable(),
  })
  .refine(({ startMinute, latestStartMinute }) => latestStartMinute === null || latestStartMinute > startMinute, {
    message: 'the latest start lies before the earliest',
    path: ['latestStartMinute'],
  })
export type PatternBreak = z.infer<typeof patternBreakSchema>

/** Working times under a name, for any number of technicians: a week, or a cycle of several. */
export const namedPatternSchema = recordSchema.extend({
  name: z.string(),
  cycleWeeks: z.int().min(1).max(mostCycleWeeks),
  shifts: z.array(patternShiftSchema),
  breaks: z.array(patternBreakSchema),
})
export type NamedPattern = z.infer<typeof namedPatternSchema>
