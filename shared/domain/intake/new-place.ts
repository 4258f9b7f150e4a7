import { z } from 'zod'
import type { NewRow } from '../entities.ts'

const name = z.string().trim().min(1, 'a name is needed').max(300)

/** How a person is reached, as they say it. */
export const phoneSchema = z.string().trim().max(60)
export const emailSchema = z.string().trim().max(320)

/** A customer met for the first time. */
export const newCustomerSchema = z.object({
  name,
  phone: phoneSchema.nullable().default(null),
  email: emailSchema.nullable().default(null),
})

/** A place nobody has been sent to yet. Coordinates are never guessed: the map lists it until somebody pins it. */
export const newSiteSchema = z.object({
  name: z.string().trim().max(300).default(''),
  address: z.string().trim().min(1, 'an address is needed').max(500),
  district: z.string().trim().max(200).nullable().default(null),
  postcode: z.string().trim().max(40).nullable().default(null),
  accessNotes: z.string().trim().max(5_000).nullable().default(null),
})

/** A person to keep for the next call. */
export const newContactSchema = z.object({
  name,
  role: z.string().trim().max(200).nullable().default(null),
  phone: phoneSchema.nullable().default(null),
  email: emailSchema.nullable().default(null),
})

/** The record of a new customer: standard until somebody says that it matters more. */
export function customerRow(id: string, customer: z.output<typeof newCustomerSchema>): NewRow<'customers'> {
  return { id, externalId: null, tier: 'standard', ...customer }
}

/** The record of a new site, without coordinates. */
export function siteRow(
  id: string,
  site: z.output<typeof newSiteSchema>,
  at: { readonly customerId: string | null; readonly zone: string },
): NewRow<'sites'> {
  return {
    id,
    externalId: null,
    customerId: at.customerId,
    territoryId: null,
    ...site,
    name: site.name || site.address,
    latitude: null,
    longitude: null,
    coordinateSource: 'none',
    coordinateConfidence: 0,
    ungeocodedReason: 'missing',
    zone: at.zone,
  }
}
