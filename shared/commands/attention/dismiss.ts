import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { refusedToSettle, settled } from './settle.ts'

/** Puts items that need attention away: what stands may stay. */
export const attentionDismiss = defineCommand({
  name: 'attention.dismiss',
  args: z.object({ itemIds: z.array(idSchema).min(1).max(500) }),
  undoable: true,
  reads: ({ itemIds }) => ({ items: read.byIds('attentionItems', itemIds) }),
  apply: ({ itemIds }, { items }, context) => {
    const refused = refusedToSettle(items, itemIds, context.actor)
    if (refused) return refuse(refused)
    const changes = settled(items, 'dismissed', context)
    return decide(changes, { key: 'history.attentionDismissed', values: { count: changes.length } })
  },
})
