import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { currentTable, tableChanges } from './table-changes.ts'

/** Puts a line of the priority table at another place: the first line that holds decides, so the order is the rule. */
export const priorityRuleMove = defineCommand({
  name: 'priorityRule.move',
  args: z.object({ ruleId: idSchema, index: z.int().min(0) }),
  undoable: true,
  reads: () => ({ stored: read.all('priorityRules') }),
  apply: ({ ruleId, index }, { stored }) => {
    const table = currentTable(stored)
    const from = table.findIndex(({ id }) => id === ruleId)
    if (from < 0) return refuse(notFound('priority rule', ruleId))
    const [line] = table.splice(from, 1)
    table.splice(index, 0, line!)
    return decide(tableChanges(stored, table), { key: 'history.priorityRuleMoved', values: { name: line!.name } })
  },
})
