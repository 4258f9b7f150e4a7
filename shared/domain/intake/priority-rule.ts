import { z } from 'zod'
import { assetCriticalitySchema } from '../asset/asset.ts'
import { customerTierSchema } from '../customer/customer.ts'
import { prioritySchema } from '../record/priority.ts'
import { recordSchema } from '../record/record.ts'

/** One line of the priority table: when all of its conditions hold, the request gets its priority. Conditions that are null hold always. The first line that holds, by position, decides. */
export const priorityRuleSchema = recordSchema.extend({
  /** Place in the table, smallest first. */
  position: z.int(),
  /** What the rule says in words, shown where it fired. */
  name: z.string(),
  criticality: assetCriticalitySchema.nullable().default(null),
  /** Name of an issue of the question trees, such as "No heating". */
  issue: z.string().nullable().default(null),
  tier: customerTierSchema.nullable().default(null),
  /** Whether somebody is in danger. */
  safety: z.boolean().nullable().default(null),
  priority: prioritySchema,
  active: z.boolean().default(true),
})
export type PriorityRule = z.infer<typeof priorityRuleSchema>
