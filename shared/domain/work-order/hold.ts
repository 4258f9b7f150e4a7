import { z } from 'zod'
import { daySchema, idSchema, instantSchema, recordSchema } from '../record/record.ts'

/** A time in which a work order waits for something. At most one of a work order is open (`endsAt` null). */
export const holdSchema = recordSchema.extend({
  workOrderId: idSchema,
  reasonId: idSchema.nullable().default(null),
  /** The label of the reason, or the words somebody wrote. */
  reason: z.string(),
  note: z.string().nullable().default(null),
  /** Whether SLA clocks stood still; as the reason said when the hold began. */
  pausesClock: z.boolean(),
  /** When somebody should look again. */
  followUpOn: daySchema.nullable().default(null),
  startsAt: instantSchema,
  endsAt: instantSchema.nullable().default(null),
})
export type Hold = z.infer<typeof holdSchema>
