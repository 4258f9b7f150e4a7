import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { prioritySchema } from '../../domain/record/priority.ts'
import { workKindSchema } from '../../domain/work-type/work-kind.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { missingReference } from '../missing-reference.ts'
import { read } from '../read.ts'
import { positionAtTop } from './table-changes.ts'

/** A line of the table of service levels as a person writes it; null holds always. */
export const slaRuleDraftSchema = z.object({
  customerId: idSchema.nullable().default(null),
  contractId: idSchema.nullable().default(null),
  priority: prioritySchema.nullable().default(null),
  workTypeId: idSchema.nullable().default(null),
  workKind: workKindSchema.nullable().default(null),
  policyId: idSchema,
  active: z.boolean().default(true),
})
export type SlaRuleDraft = z.infer<typeof slaRuleDraftSchema>

/** Adds a line to the table that says which service level holds (at the top), or changes one. */
export const slaRuleSave = defineCommand({
  name: 'slaRule.save',
  args: z.object({ ruleId: idSchema.nullable().default(null), rule: slaRuleDraftSchema }),
  undoable: true,
  reads: ({ rule }) => ({
    rules: read.all('slaRules'),
    policy: read.byId('slaPolicies', rule.policyId),
    customer: read.byId('customers', rule.customerId),
    contract: read.byId('contracts', rule.contractId),
    workType: read.byId('workTypes', rule.workTypeId),
  }),
  apply: ({ ruleId, rule }, { rules, policy, ...found }, context) => {
    const missing = missingReference(rule, { customer: found.customer, workType: found.workType })
    if (missing) return refuse(missing)
    if (!policy) return refuse(notFound('service level', rule.policyId))
    if (rule.contractId !== null && !found.contract) return refuse(notFound('contract', rule.contractId))
    if (found.contract && rule.customerId !== null && found.contract.customerId !== rule.customerId) {
      return refuse(invalidInput('rule.contractId', `Contract ${found.contract.number} is not one of that customer.`))
    }
    if (ruleId !== null && !rules.some(({ id }) => id === ruleId)) return refuse(notFound('rule', ruleId))
    const id = ruleId ?? context.newId()
    const change =
      ruleId === null
        ? insert('slaRules', { id, position: positionAtTop(rules), ...rule })
        : update('slaRules', id, rule)
    return decide([change], { key: 'history.slaRuleSaved', values: { name: policy.name } }, { ruleId: id })
  },
})
