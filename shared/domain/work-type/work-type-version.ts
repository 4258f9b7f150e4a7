import { z } from 'zod'
import { workTypeBodySchema } from './work-type.ts'
import { idSchema, instantSchema, recordSchema } from '../record/record.ts'

/** A work type as it stood when work orders were made from it. Never changed; editing the work type makes the next version. */
export const workTypeVersionSchema = recordSchema.extend({
  workTypeId: idSchema,
  version: z.int(),
  /** The template as it was. */
  body: workTypeBodySchema,
  madeAt: instantSchema,
  madeBy: z.string(),
})
export type WorkTypeVersion = z.infer<typeof workTypeVersionSchema>
