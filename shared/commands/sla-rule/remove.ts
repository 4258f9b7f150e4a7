import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Takes a line out of the table. Work orders it decided about keep their service level. */
export const slaRuleRemove = defineCommand({
  name: 'slaRule.remove',
  args: z.object({ ruleId: idSchema }),
  undoable: true,
  reads: ({ ruleId }) => ({ rule: read.byId('slaRules', ruleId), policies: read.all('slaPolicies') }),
  apply: ({ ruleId }, { rule, policies }) => {
    if (!rule) return refuse(notFound('rule', ruleId))
    const name = policies.find(({ id }) => id === rule.policyId)?.name ?? ''
    return decide([remove('slaRules', ruleId)], { key: 'history.slaRuleRemoved', values: { name } })
  },
})
