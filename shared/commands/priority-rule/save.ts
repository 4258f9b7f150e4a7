import { z } from 'zod'
import { assetCriticalitySchema } from '../../domain/asset/asset.ts'
import { customerTierSchema } from '../../domain/customer/customer.ts'
import { idSchema } from '../../domain/record/record.ts'
import { prioritySchema } from '../../domain/record/priority.ts'
import { notFound } from '../../kernel/app-error.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { currentTable, tableChanges } from './table-changes.ts'

/** Adds a line to the priority table, at the top unless a place is given, or changes one. */
export const priorityRuleSave = defineCommand({
  name: 'priorityRule.save',
  args: z.object({
    ruleId: idSchema.nullable().default(null),
    /** Place of a new line, 0 the first. */
    index: z.int().min(0).default(0),
    line: z.object({
      name: z.string().trim().min(1, 'a rule needs a name').max(200),
      criticality: assetCriticalitySchema.nullable().default(null),
      issue: z.string().trim().min(1).max(300).nullable().default(null),
      tier: customerTierSchema.nullable().default(null),
      safety: z.boolean().nullable().default(null),
      priority: prioritySchema,
      active: z.boolean().default(true),
    }),
  }),
  undoable: true,
  reads: () => ({ stored: read.all('priorityRules') }),
  apply: ({ ruleId, index, line }, { stored }, context) => {
    const table = currentTable(stored)
    const at = table.findIndex(({ id }) => id === ruleId)
    if (ruleId !== null && at < 0) return refuse(notFound('priority rule', ruleId))
    const id = ruleId ?? context.newId()
    const placed = { ...line, id, position: 0 }
    if (at >= 0) table[at] = placed
    else table.splice(index, 0, placed)
    const summary = { key: 'history.priorityRuleSaved', values: { name: line.name } }
    return decide(tableChanges(stored, table), summary, { ruleId: id })
  },
})
