import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Forgets a saved view; the records it showed are not touched. */
export const savedViewRemove = defineCommand({
  name: 'savedView.remove',
  args: z.object({ savedViewId: idSchema }),
  undoable: true,
  reads: ({ savedViewId }) => ({ current: read.byId('savedViews', savedViewId) }),
  apply: ({ savedViewId }, { current }) => {
    if (!current) return refuse(notFound('saved view', savedViewId))
    return decide([remove('savedViews', savedViewId)], {
      key: 'history.savedViewRemoved',
      values: { name: current.name },
    })
  },
})
