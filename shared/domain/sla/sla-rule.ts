import { z } from 'zod'
import { prioritySchema } from '../record/priority.ts'
import { workKindSchema } from '../work-type/work-kind.ts'
import { idSchema, recordSchema } from '../record/record.ts'

/** One line of the table that says which policy holds. Conditions that are null hold always; the first line that holds, by position, decides. Where none does, the policy of the work type holds. */
export const slaRuleSchema = recordSchema.extend({
  position: z.int(),
  customerId: idSchema.nullable().default(null),
  contractId: idSchema.nullable().default(null),
  priority: prioritySchema.nullable().default(null),
  workTypeId: idSchema.nullable().default(null),
  workKind: workKindSchema.nullable().default(null),
  policyId: idSchema,
  active: z.boolean().default(true),
})
export type SlaRule = z.infer<typeof slaRuleSchema>
