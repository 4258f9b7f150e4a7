import { z } from 'zod'
import { idSchema, instantSchema, recordSchema } from '../record/record.ts'

/** A time in which a technician may be called out outside the shift. Half-open. */
export const onCallSchema = recordSchema.extend({
  technicianId: idSchema,
  /** The territory they answer for; null: all of them. */
  territoryId: idSchema.nullable().default(null),
  startsAt: instantSchema,
  endsAt: instantSchema,
  note: z.string().nullable().default(null),
})
export type OnCall = z.infer<typeof onCallSchema>
