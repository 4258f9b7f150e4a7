import { z } from 'zod'
import { appErrorSchema } from '../kernel/app-error.ts'

/** A piece of background work as people see it: what, how far, and how it ended. */
export const jobSchema = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Units done so far and in all; `total` is null while it is not known. */
  done: z.number(),
  total: z.number().nullable(),
  /** Current step, a key of the message files. */
  step: z.string().nullable(),
  /** What a search brings down, as far as it has: the cost of the best plan so far, in minutes of driving. Null for other work. */
  cost: z.number().nullable().default(null),
  result: z.json().nullable(),
  error: appErrorSchema.nullable(),
})
export type Job = z.infer<typeof jobSchema>
