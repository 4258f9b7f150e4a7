import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { assetDetails, parentRefusal, tagTaken } from './fields.ts'

/** Writes down equipment at a site, on its own or as part of other equipment there. */
export const assetCreate = defineCommand({
  name: 'asset.create',
  args: z.object({
    ...assetDetails,
    siteId: idSchema,
    kind: assetDetails.kind.default(''),
    manufacturer: assetDetails.manufacturer.default(null),
    model: assetDetails.model.default(null),
    serial: assetDetails.serial.default(null),
    installedOn: assetDetails.installedOn.default(null),
    warrantyUntil: assetDetails.warrantyUntil.default(null),
    criticality: assetDetails.criticality.default('medium'),
    locationNote: assetDetails.locationNote.default(null),
    replacementCostCents: assetDetails.replacementCostCents.default(null),
    usefulLifeYears: assetDetails.usefulLifeYears.default(null),
    parentId: assetDetails.parentId.default(null),
  }),
  undoable: true,
  reads: ({ siteId, tag, parentId }) => ({
    site: read.byId('sites', siteId),
    parent: read.byId('assets', parentId),
    ancestors: read.ancestors('assets', parentId === null ? [] : [parentId]),
    withTag: read.where('assets', 'tag', [tag]),
  }),
  apply: (args, { site, parent, ancestors, withTag }, context) => {
    if (!site) return refuse(notFound('site', args.siteId))
    if (args.parentId !== null && !parent) return refuse(notFound('asset', args.parentId))
    const refusal =
      tagTaken(args.tag, null, withTag) ??
      parentRefusal({ id: null, tag: args.tag, siteId: args.siteId }, args.parentId, ancestors)
    if (refusal) return refuse(refusal)
    const assetId = context.newId()
    const row = { ...args, id: assetId, externalId: null, name: args.name || args.tag }
    const summary = { key: 'history.assetCreated', values: { tag: args.tag } }
    return decide([insert('assets', row)], summary, { assetId })
  },
})
