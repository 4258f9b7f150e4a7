import { z } from 'zod'

/**
 * What Match said of a place that was chosen from its list. It is kept in the log with the command that placed the visit,
 * so that somebody can read later why it was this one; no rule looks at it.
 */
export const matchReasonSchema = z.object({
  /** Its place in the list, from 1, of so many who could have taken it; `refused` could not. */
  rank: z.int().min(1),
  of: z.int().min(1),
  refused: z.int().nonnegative(),
  policyId: z.string().max(100),
  /** By how much the driving of that day grew. */
  extraTravelMinutes: z.number(),
  /** What it cost by term, in minutes of driving it weighs as much as. */
  terms: z.array(z.object({ name: z.string().max(40), minutes: z.number() })).max(40),
})
export type MatchReason = z.infer<typeof matchReasonSchema>
