import { z } from 'zod'
import { customValueSchema } from './custom-values.ts'

/** What a filter asks of the value of one of the office's own fields. */
export const customTests = ['is', 'contains', 'atLeast', 'atMost', 'filled', 'empty'] as const

/** One condition on one field. `filled` and `empty` need no value; `contains` looks into texts without regard to case. */
export const customFilterSchema = z.object({
  key: z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/),
  test: z.enum(customTests),
  value: customValueSchema.optional(),
})
export type CustomFilter = z.infer<typeof customFilterSchema>
