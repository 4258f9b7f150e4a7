import { z } from 'zod'
import { idSchema, instantSchema, recordSchema } from '../record/record.ts'

/** An alert somebody has taken on: it stays quiet until then, and everybody sees whose it is. */
export const alertSnoozeSchema = recordSchema.extend({
  /** The record the alert is about. */
  subjectId: idSchema,
  /** Which alert of it, such as `sla-resolve-80`. */
  code: z.string(),
  until: instantSchema,
  ownerName: z.string(),
})
export type AlertSnooze = z.infer<typeof alertSnoozeSchema>
