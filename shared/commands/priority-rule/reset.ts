import { z } from 'zod'
import { remove } from '../change.ts'
import { decide, defineCommand } from '../command.ts'
import { read } from '../read.ts'

/** Puts the built-in priority table back; one Undo brings the office's own lines again. */
export const priorityRuleReset = defineCommand({
  name: 'priorityRule.reset',
  args: z.object({}),
  undoable: true,
  reads: () => ({ stored: read.all('priorityRules') }),
  apply: (_args, { stored }) =>
    decide(
      stored.map(({ id }) => remove('priorityRules', id)),
      { key: 'history.priorityRulesReset', values: {} },
    ),
})
