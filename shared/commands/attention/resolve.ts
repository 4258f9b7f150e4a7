import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { refusedToSettle, settled } from './settle.ts'

/** Marks an item as done again: goes in one step with the command that does it. */
export const attentionResolve = defineCommand({
  name: 'attention.resolve',
  args: z.object({ itemId: idSchema }),
  undoable: true,
  reads: ({ itemId }) => ({ items: read.byIds('attentionItems', [itemId]) }),
  apply: ({ itemId }, { items }, context) => {
    const refused = refusedToSettle(items, [itemId], context.actor)
    if (refused) return refuse(refused)
    return decide(settled(items, 'redone', context), { key: 'history.attentionRedone', values: {} })
  },
})
