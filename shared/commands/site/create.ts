import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput } from '../../kernel/app-error.ts'
import { insert } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { missingReference } from '../missing-reference.ts'
import { read } from '../read.ts'
import { siteDetails, siteParentRefusal } from './fields.ts'

const degrees = (most: number) => z.number().min(-most).max(most).nullable().default(null)

/** Writes down a place where work happens, on its own or as part of a larger one, with or without its coordinates. */
export const siteCreate = defineCommand({
  name: 'site.create',
  args: z
    .object({
      name: siteDetails.name,
      address: siteDetails.address.default(''),
      district: siteDetails.district.default(null),
      postcode: siteDetails.postcode.default(null),
      territoryId: siteDetails.territoryId.default(null),
      customerId: idSchema.nullable().default(null),
      parentId: idSchema.nullable().default(null),
      /** Left out: the zone of the larger place, or of the office. */
      zone: siteDetails.zone.optional(),
      accessNotes: siteDetails.accessNotes.default(null),
      latitude: degrees(90),
      longitude: degrees(180),
    })
    .refine(({ name, address }) => name !== '' || address !== '', {
      message: 'a name or an address is needed',
      path: ['name'],
    }) // prettier-ignore
    .refine(({ latitude, longitude }) => (latitude === null) === (longitude === null), {
      message: 'both coordinates or none',
      path: ['latitude'],
    }),
  undoable: true,
  reads: ({ customerId, parentId, territoryId }) => ({
    customer: read.byId('customers', customerId),
    parent: read.byId('sites', parentId),
    territory: read.byId('territories', territoryId),
    ancestors: read.ancestors('sites', parentId === null ? [] : [parentId]),
  }),
  apply: ({ zone, latitude, longitude, ...args }, { ancestors, ...found }, context) => {
    const missing = missingReference(args, found)
    if (missing) return refuse(missing)
    if (latitude === 0 && longitude === 0) {
      return refuse(
        invalidInput('latitude', '0, 0 lies in the ocean and stands for "unknown"; leave it empty instead.'),
      )
    }
    const { parent } = found
    const customerId = args.customerId ?? parent?.customerId ?? null
    const name = args.name || args.address
    const refusal = siteParentRefusal({ id: null, name, customerId }, args.parentId, ancestors)
    if (refusal) return refuse(refusal)
    const siteId = context.newId()
    const row = {
      ...args,
      id: siteId,
      externalId: null,
      name,
      customerId,
      territoryId: args.territoryId ?? parent?.territoryId ?? null,
      zone: zone ?? parent?.zone ?? context.officeZone,
      latitude,
      longitude,
      coordinateSource: latitude === null ? ('none' as const) : ('manual' as const),
      coordinateConfidence: latitude === null ? 0 : 1,
      ungeocodedReason: latitude === null ? ('missing' as const) : null,
    }
    return decide([insert('sites', row)], { key: 'history.siteCreated', values: { site: name } }, { siteId })
  },
})
