import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { changedSince } from '../changed-since.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { read } from '../read.ts'
import { assetDetails, parentRefusal, tagTaken } from './fields.ts'

/** Sets details of an asset, among them what it is part of. `was` says what the person saw in the fields they set. */
export const assetEdit = defineCommand({
  name: 'asset.edit',
  args: z.object({
    assetId: idSchema,
    set: z.object(assetDetails).partial(),
    was: z.record(z.string(), z.json()).optional(),
  }),
  undoable: true,
  reads: ({ assetId, set }) => ({
    asset: read.byId('assets', assetId),
    parent: read.byId('assets', set.parentId ?? null),
    ancestors: read.ancestors('assets', set.parentId ? [set.parentId] : []),
    withTag: read.where('assets', 'tag', set.tag === undefined ? [] : [set.tag]),
  }),
  apply: ({ assetId, set, was }, { asset, parent, ancestors, withTag }) => {
    if (!asset) return refuse(notFound('asset', assetId))
    const conflict = changedSince('asset', asset, { was })
    if (conflict) return refuse(conflict)
    if (set.parentId && !parent) return refuse(notFound('asset', set.parentId))
    const refusal =
      (set.tag === undefined ? null : tagTaken(set.tag, assetId, withTag)) ??
      parentRefusal(asset, set.parentId ?? null, ancestors)
    if (refusal) return refuse(refusal)
    return decide([update('assets', assetId, givenFields(set))], {
      key: 'history.assetEdited',
      values: { tag: asset.tag, field: Object.keys(set).join(',') },
    })
  },
})
