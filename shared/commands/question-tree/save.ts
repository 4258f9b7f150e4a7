import { z } from 'zod'
import { problemsOf } from '../../domain/intake/check-tree.ts'
import { questionTreeBodySchema } from '../../domain/intake/question-tree-body.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/** Keeps the questions of a trade as the office edited them; they replace the built-in ones of the same trade. */
export const questionTreeSave = defineCommand({
  name: 'questionTree.save',
  args: z.object({ tree: questionTreeBodySchema, active: z.boolean().default(true) }),
  undoable: true,
  reads: ({ tree }) => ({ stored: read.where('questionTrees', 'trade', [tree.trade]) }),
  apply: ({ tree, active }, { stored }, context) => {
    const broken = problemsOf(tree).find(({ severity }) => severity === 'forbids')
    if (broken) {
      const { problem, key, detail } = broken
      const message = `The questions of ${tree.label} cannot be walked (${problem} at ${key}: ${detail}). They were not saved.`
      return refuse(forbiddenByRule('question-tree-broken', message, { problem, key, detail }))
    }
    const current = stored[0]
    const treeId = current?.id ?? context.newId()
    const change = current
      ? update('questionTrees', treeId, { tree, active })
      : insert('questionTrees', { id: treeId, trade: tree.trade, tree, active })
    return decide([change], { key: 'history.questionTreeSaved', values: { label: tree.label } }, { treeId })
  },
})
