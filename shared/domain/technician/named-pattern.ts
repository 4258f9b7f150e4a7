import { z } from 'zod'
import { minuteOfDaySchema, recordSchema } from '../record/record.ts'
import { paidMinutes, shiftMinutes } from './worked-shifts.ts'

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

/** Two shifts of a pattern that stand in each other's time, or null. The end of the cycle runs into its beginning. */
export function clashOf(
  cycleWeeks: number,
  shifts: readonly PatternShift[],
): readonly [PatternShift, PatternShift] | null {
  const cycle = cycleWeeks * 7 * 1_440
  const spans = shifts
    .map((shift) => {
      const start = ((shift.week - 1) * 7 + shift.weekday - 1) * 1_440 + shift.startMinute
      return { shift, start, end: start + shiftMinutes(shift) }
    })
    .sort((a, b) => a.start - b.start)
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1]
    if (next && next.start < span.end) return [span.shift, next.shift]
  }
  const [first, last] = [spans[0], spans.at(-1)]
  return first && last && spans.length > 1 && last.end - cycle > first.start ? [last.shift, first.shift] : null
}

/** Paid minutes of a week of a pattern on average. */
export function patternWeekMinutes({
  cycleWeeks,
  shifts,
  breaks,
}: Pick<NamedPattern, 'cycleWeeks' | 'shifts' | 'breaks'>): number {
  return shifts.reduce((sum, shift) => sum + paidMinutes(shift, breaks), 0) / cycleWeeks
}
