import { z } from 'zod'
import { prioritySchema } from '../domain/record/priority.ts'
import { idSchema } from '../domain/record/record.ts'
import { defineQuery } from './query.ts'

/** Kinds of records search finds, in the order it shows them. */
export const foundKinds = [
  'workOrder',
  'request',
  'site',
  'customer',
  'asset',
  'technician',
  'note',
  'file',
  'answer',
] as const

/** One record that was found. */
export const foundSchema = z.object({
  kind: z.enum(foundKinds),
  /** The record to open; for a note, a file or an answer, the record it hangs on. */
  id: idSchema,
  /** Kind of the record to open; differs from `kind` for a note, a file or an answer. */
  opens: z.enum(['workOrder', 'request', 'visit', 'site', 'customer', 'asset', 'technician']),
  number: z.int().nullable(),
  title: z.string(),
  /** Where it is, or what else tells it apart. */
  detail: z.string(),
  status: z.string().nullable(),
  priority: prioritySchema.nullable(),
  /** The typed text is exactly its number or name. */
  exact: z.boolean(),
})
export type Found = z.infer<typeof foundSchema>

/**
 * Search over everything a person would look for, while typing: every word counts as a beginning. Numbers come first.
 * Any text is allowed. The newest few hundred matches of a kind are ranked; `more` says there are others.
 */
export const searchFind = defineQuery({
  name: 'search.find',
  args: z.object({
    text: z.string().max(20_000),
    kinds: z.array(z.enum(foundKinds)).optional(),
    limit: z.int().min(1).max(50).default(20),
  }),
  result: z.object({ found: z.array(foundSchema), more: z.boolean() }),
  dependsOn: [
    'workOrders',
    'requests',
    'sites',
    'customers',
    'assets',
    'technicians',
    'notes',
    'attachments',
    'checklistAnswers',
  ],
})
