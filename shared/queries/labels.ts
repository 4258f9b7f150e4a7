import { z } from 'zod'
import { labelSpecSchema } from '../domain/print/label-sheet.ts'
import { idSchema } from '../domain/record/record.ts'
import { defineQuery } from './query.ts'

/** Labels as they are drawn. */
export const labelSetSchema = z.object({
  spec: labelSpecSchema,
  organisation: z.string(),
  labels: z.array(z.object({ tag: z.string(), name: z.string(), site: z.string() })),
})
export type LabelSet = z.output<typeof labelSetSchema>

/** The labels a running print froze; null once it has ended. */
export const labelsPrepared = defineQuery({
  name: 'labels.prepared',
  args: z.object({ id: idSchema }),
  result: labelSetSchema.nullable(),
  dependsOn: [],
})
