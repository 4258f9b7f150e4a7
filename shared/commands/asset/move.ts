import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/**
 * Moves an asset to another site, with all its parts. Its history goes with it: work orders keep the site where the
 * work was done, and stay work of this asset. It stands on its own there until somebody says what it is part of.
 */
export const assetMove = defineCommand({
  name: 'asset.move',
  args: z.object({ assetId: idSchema, siteId: idSchema, locationNote: z.string().trim().max(1_000).nullable().default(null) }), // prettier-ignore
  undoable: true,
  reads: ({ assetId, siteId }) => ({
    asset: read.byId('assets', assetId),
    site: read.byId('sites', siteId),
    parts: read.descendants('assets', [assetId]),
  }),
  apply: ({ assetId, siteId, locationNote }, { asset, site, parts }) => {
    if (!asset) return refuse(notFound('asset', assetId))
    if (!site) return refuse(notFound('site', siteId))
    const own = asset.siteId === siteId ? {} : { siteId, parentId: null }
    const inside = parts.filter(({ id }) => id !== assetId)
    const changes = [
      update('assets', assetId, { ...own, locationNote }),
      ...inside.map((part) => update('assets', part.id, { siteId })),
    ]
    const values = { tag: asset.tag, site: site.name || site.address, parts: inside.length }
    return decide(changes, { key: 'history.assetMoved', values }, { moved: inside.length + 1 })
  },
})
