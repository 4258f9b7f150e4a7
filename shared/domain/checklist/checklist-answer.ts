import { z } from 'zod'
import { idSchema, instantSchema, recordSchema } from '../record/record.ts'

/** The answer to one item of a work order’s checklist. One per item; correcting it changes it, and history keeps what it was. */
export const checklistAnswerSchema = recordSchema.extend({
  workOrderId: idSchema,
  /** The visit it was answered on, where known. */
  visitId: idSchema.nullable().default(null),
  /** Key of the item in the work order’s version of the template. */
  itemKey: z.string(),
  /** Text, choice, or `pass`, `fail`, `na`. */
  text: z.string().nullable().default(null),
  number: z.number().nullable().default(null),
  /** The photo or the signature. */
  attachmentId: idSchema.nullable().default(null),
  signedBy: z.string().nullable().default(null),
  /** Whether the answer is a failure: `fail`, or a number outside its limits. */
  failed: z.boolean(),
  comment: z.string().nullable().default(null),
  /** The work order made because it failed. */
  followUpWorkOrderId: idSchema.nullable().default(null),
  answeredAt: instantSchema,
  answeredBy: z.string(),
})
export type ChecklistAnswer = z.infer<typeof checklistAnswerSchema>
