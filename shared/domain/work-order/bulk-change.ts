import { z } from 'zod'
import { customValueSchema } from '../custom-field/custom-values.ts'
import { prioritySchema } from '../record/priority.ts'
import { idSchema } from '../record/record.ts'

/** One value that many work orders get at once. */
export const bulkChangeSchema = z.discriminatedUnion('field', [
  z.object({ field: z.literal('priority'), value: prioritySchema }),
  z.object({ field: z.literal('team'), value: z.string().trim().max(200).nullable() }),
  z.object({ field: z.literal('territoryId'), value: idSchema.nullable() }),
  z.object({ field: z.literal('custom'), key: z.string(), value: customValueSchema.nullable() }),
])
export type BulkChange = z.infer<typeof bulkChangeSchema>
