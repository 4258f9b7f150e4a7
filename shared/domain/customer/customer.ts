import { z } from 'zod'
import { idSchema, recordSchema } from '../record/record.ts'
import { technicianWishesSchema } from '../technician/technician-wish.ts'

/** How much a customer matters to the office. */
export const customerTiers = ['standard', 'gold', 'critical'] as const
export const customerTierSchema = z.enum(customerTiers)
export type CustomerTier = z.infer<typeof customerTierSchema>

/** Who the work is done for. */
export const customerSchema = recordSchema.extend({
  externalId: z.string().nullable(),
  name: z.string(),
  tier: customerTierSchema,
  phone: z.string().nullable(),
  email: z.string().nullable(),
  /** False for one who is no longer served: nothing new is written down for them, what was stays. */
  active: z.boolean().default(true),
  /** Who shall come to their sites, and who must not; a site's own wishes count before these. */
  technicianWishes: technicianWishesSchema.default([]),
})
export type Customer = z.infer<typeof customerSchema>

/** A person to speak to, at a customer or at one of its sites. */
export const contactSchema = recordSchema.extend({
  customerId: idSchema.nullable(),
  siteId: idSchema.nullable(),
  name: z.string(),
  role: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  /** The one to call first; at most one of a customer and one of a site. */
  primary: z.boolean().default(false),
})
export type Contact = z.infer<typeof contactSchema>
