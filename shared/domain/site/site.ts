import { z } from 'zod'
import { customValuesSchema } from '../custom-field/custom-values.ts'
import { idSchema, recordSchema } from '../record/record.ts'
import { technicianWishesSchema } from '../technician/technician-wish.ts'

/** Where a coordinate came from. `none`: there is no usable coordinate and `ungeocodedReason` says why. */
export const coordinateSources = ['none', 'import', 'manual', 'geocoder', 'demo'] as const

/** Why a site has no usable coordinates. */
export const ungeocodedReasons = ['missing', 'zero', 'out-of-range', 'default-point', 'not-a-number'] as const

/**
 * A place where work happens. Latitude and longitude are WGS 84 degrees, both set or both null:
 * a place that is not known is never drawn at 0,0 or at a default point.
 */
export const siteSchema = recordSchema.extend({
  externalId: z.string().nullable(),
  customerId: idSchema.nullable(),
  territoryId: idSchema.nullable(),
  name: z.string(),
  address: z.string(),
  district: z.string().nullable(),
  postcode: z.string().nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  coordinateSource: z.enum(coordinateSources),
  /** 0 (guess) to 1 (surveyed). */
  coordinateConfidence: z.number().min(0).max(1),
  ungeocodedReason: z.enum(ungeocodedReasons).nullable(),
  /** IANA zone the site's times are shown in. */
  zone: z.string(),
  accessNotes: z.string().nullable(),
  /** False for a place where no work happens any more. */
  active: z.boolean().default(true),
  /** The larger place it is part of: a campus, a building. */
  parentId: idSchema.nullable().default(null),
  /** Values of the office’s own fields. */
  custom: customValuesSchema.default({}),
  /** Who shall come here, and who must not. */
  technicianWishes: technicianWishesSchema.default([]),
  /** The calendar that tells when people are let in; null: always. */
  openingCalendarId: idSchema.nullable().default(null),
})
export type Site = z.infer<typeof siteSchema>
