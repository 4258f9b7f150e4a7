import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { usedRefusal } from '../used-by.ts'

/** Takes a territory away that nothing and nobody belongs to. */
export const territoryRemove = defineCommand({
  name: 'territory.remove',
  args: z.object({ territoryId: idSchema }),
  undoable: true,
  reads: ({ territoryId }) => ({
    territory: read.byId('territories', territoryId),
    uses: read.uses('territories', territoryId),
  }),
  apply: ({ territoryId }, { territory, uses }) => {
    if (!territory) return refuse(notFound('territory', territoryId))
    const used = usedRefusal(territory.name, uses, 'takeAway')
    if (used) return refuse(used)
    return decide([remove('territories', territoryId)], {
      key: 'history.territoryRemoved',
      values: { name: territory.name },
    })
  },
})
