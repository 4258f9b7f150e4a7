import type { z } from 'zod'
import { idSchema, recordSchema } from '../record/record.ts'

/** Two requests that look alike and that a person has said are not the same; they are not offered for merging again. */
export const requestDistinctionSchema = recordSchema.extend({
  requestId: idSchema,
  otherRequestId: idSchema,
})
export type RequestDistinction = z.infer<typeof requestDistinctionSchema>
