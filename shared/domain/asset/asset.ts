import { z } from 'zod'
import { customValuesSchema } from '../custom-field/custom-values.ts'
import { daySchema, idSchema, recordSchema } from '../record/record.ts'

/** How much depends on an asset. */
export const assetCriticalities = ['low', 'medium', 'high'] as const
export const assetCriticalitySchema = z.enum(assetCriticalities)
export type AssetCriticality = z.infer<typeof assetCriticalitySchema>

/** Whether an asset is used at present. */
export const assetStates = ['inService', 'outOfService', 'retired'] as const
export const assetStateSchema = z.enum(assetStates)

/** Installed equipment at a site. */
export const assetSchema = recordSchema.extend({
  externalId: z.string().nullable(),
  siteId: idSchema,
  tag: z.string(),
  name: z.string(),
  kind: z.string(),
  manufacturer: z.string().nullable(),
  model: z.string().nullable(),
  serial: z.string().nullable(),
  installedOn: daySchema.nullable(),
  warrantyUntil: daySchema.nullable(),
  criticality: assetCriticalitySchema,
  /** The equipment it is part of. */
  parentId: idSchema.nullable().default(null),
  status: assetStateSchema.default('inService'),
  /** Where at the site it stands. */
  locationNote: z.string().nullable().default(null),
  /** What a new one would cost, in minor units. */
  replacementCostCents: z.int().nullable().default(null),
  /** Years it is meant to last, from `installedOn`. */
  usefulLifeYears: z.number().nullable().default(null),
  /** Values of the office’s own fields. */
  custom: customValuesSchema.default({}),
})
export type Asset = z.infer<typeof assetSchema>
