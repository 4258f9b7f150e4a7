import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { usedRefusal } from '../used-by.ts'

/** Takes an asset away that was entered by mistake. One with any history is retired instead. */
export const assetRemove = defineCommand({
  name: 'asset.remove',
  args: z.object({ assetId: idSchema }),
  undoable: true,
  reads: ({ assetId }) => ({ asset: read.byId('assets', assetId), uses: read.uses('assets', assetId) }),
  apply: ({ assetId }, { asset, uses }) => {
    if (!asset) return refuse(notFound('asset', assetId))
    const used = usedRefusal(asset.tag, uses, 'retire')
    if (used) return refuse(used)
    return decide([remove('assets', assetId)], { key: 'history.assetRemoved', values: { tag: asset.tag } })
  },
})
