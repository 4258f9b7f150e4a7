import { z } from 'zod'
import { recordSchema } from '../record/record.ts'

/** Work orders that are best done on one trip. Taking the bundle apart loses none of them. */
export const bundleSchema = recordSchema.extend({
  name: z.string(),
  /** Why they belong together: same site, near in place and time, or a person said so. */
  reason: z.string().nullable().default(null),
})
export type Bundle = z.infer<typeof bundleSchema>
