import { z } from 'zod'

/** What was asked and answered when a request was taken, and what it brought. */
export const intakeRecordSchema = z.object({
  trade: z.string(),
  answers: z.array(z.object({ key: z.string(), ask: z.string(), answer: z.string() })),
  skills: z.array(z.string()),
  parts: z.array(z.string()),
  advice: z.array(z.string()),
})
export type IntakeRecord = z.infer<typeof intakeRecordSchema>
