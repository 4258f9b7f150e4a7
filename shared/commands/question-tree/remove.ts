import { z } from 'zod'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Forgets what the office made of a trade's questions: the built-in ones hold again, where there are any. */
export const questionTreeRemove = defineCommand({
  name: 'questionTree.remove',
  args: z.object({ trade: z.string().min(1).max(60) }),
  undoable: true,
  reads: ({ trade }) => ({ stored: read.where('questionTrees', 'trade', [trade]) }),
  apply: ({ trade }, { stored }) => {
    const current = stored[0]
    if (!current) return refuse(notFound('question tree', trade))
    return decide([remove('questionTrees', current.id)], {
      key: 'history.questionTreeRemoved',
      values: { label: current.tree.label },
    })
  },
})
