import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { rulesByPosition } from '../../domain/sla/service-levels.ts'
import { notFound } from '../../kernel/app-error.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { orderChanges } from './table-changes.ts'

/** Puts a line at another place: the first line that holds decides, so the order is the rule. */
export const slaRuleMove = defineCommand({
  name: 'slaRule.move',
  args: z.object({ ruleId: idSchema, index: z.int().min(0) }),
  undoable: true,
  reads: () => ({ rules: read.all('slaRules'), policies: read.all('slaPolicies') }),
  apply: ({ ruleId, index }, { rules, policies }) => {
    const table = rulesByPosition(rules)
    const from = table.findIndex(({ id }) => id === ruleId)
    if (from < 0) return refuse(notFound('rule', ruleId))
    const [line] = table.splice(from, 1)
    table.splice(index, 0, line!)
    const name = policies.find(({ id }) => id === line!.policyId)?.name ?? ''
    return decide(orderChanges(table), { key: 'history.slaRuleMoved', values: { name } })
  },
})
