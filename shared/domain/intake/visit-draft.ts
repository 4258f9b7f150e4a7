import { z } from 'zod'
import { prioritySchema } from '../record/priority.ts'
import { idSchema } from '../record/record.ts'

/** What is known of a visit while somebody speaks about it: nothing of it is stored yet. */
export const visitDraftSchema = z.object({
  /** Where; null while the place is not known. */
  siteId: idSchema.nullable(),
  /** Skill, certificate, people and usual length come from it. */
  workTypeId: idSchema.nullable(),
  /** Names of skills needed besides that of the work type. */
  skills: z.array(z.string().max(300)).max(20).default([]),
  /** Null: what the work type says. */
  durationMinutes: z.int().min(1).max(14_400).nullable().default(null),
  priority: prioritySchema,
})
export type VisitDraft = z.output<typeof visitDraftSchema>
