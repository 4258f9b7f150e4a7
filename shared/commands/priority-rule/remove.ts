import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { currentTable, tableChanges } from './table-changes.ts'

/** Takes a line out of the priority table. The last one stays: an empty table would mean the built-in one again. */
export const priorityRuleRemove = defineCommand({
  name: 'priorityRule.remove',
  args: z.object({ ruleId: idSchema }),
  undoable: true,
  reads: () => ({ stored: read.all('priorityRules') }),
  apply: ({ ruleId }, { stored }) => {
    const table = currentTable(stored)
    const line = table.find(({ id }) => id === ruleId)
    if (!line) return refuse(notFound('priority rule', ruleId))
    if (table.length === 1) {
      const message = `“${line.name}” is the last line of the table. It stays; switch it off instead.`
      return refuse(forbiddenByRule('priority-rule-last', message, { name: line.name }))
    }
    const rest = table.filter(({ id }) => id !== ruleId)
    return decide(tableChanges(stored, rest), { key: 'history.priorityRuleRemoved', values: { name: line.name } })
  },
})
