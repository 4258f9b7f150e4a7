import { z } from 'zod'

/** Why a row, or one value of it, could not be taken over. Closed list: each has a text in the message files. */
export const problemCodes = [
  'required',
  'not-an-instant',
  'not-a-number',
  'not-an-amount',
  'out-of-range',
  'not-a-boolean',
  'not-a-time-of-day',
  'not-a-list',
  'unknown-word',
  'too-few-cells',
  'too-many-cells',
  'broken-quotes',
  'too-long',
  'duplicate-id',
  'closed-before-opened',
  'id-taken',
  'id-taken-by-work-order',
  'several-assets',
  'part-of-itself',
  'unknown-parent',
  'refused',
] as const
export const problemCodeSchema = z.enum(problemCodes)
export type ProblemCode = z.infer<typeof problemCodeSchema>

/** One problem of one row. */
export const problemSchema = z.object({
  /** Line of the file the row begins on; the header is line 1. */
  row: z.int(),
  /** The column it is about; null when it is about the row as a whole. */
  column: z.string().nullable(),
  /** The text found there. */
  value: z.string(),
  code: problemCodeSchema,
  /** What the text of the code fills in. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Problem = z.infer<typeof problemSchema>
