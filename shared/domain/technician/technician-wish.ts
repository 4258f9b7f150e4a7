import { z } from 'zod'
import { idSchema } from '../record/record.ts'

/** `preferred`: comes where possible; `only`: nobody but those marked so; `never`: must not be sent. */
export const wishKinds = ['preferred', 'only', 'never'] as const
export type WishKind = (typeof wishKinds)[number]

/** Whom a customer or a site wishes for, or refuses. */
export const technicianWishSchema = z.object({
  technicianId: idSchema,
  kind: z.enum(wishKinds),
  /** Why, in words. */
  reason: z.string().trim().max(300).nullable().default(null),
})
export type TechnicianWish = z.infer<typeof technicianWishSchema>

/** All wishes of one customer or one site, each technician once. */
export const technicianWishesSchema = z
  .array(technicianWishSchema)
  .max(50)
  .refine((all) => new Set(all.map(({ technicianId }) => technicianId)).size === all.length, 'each technician once')

/**
 * The wishes that hold for a visit. What the site says of a technician counts before what its customer says; and where the
 * site names who alone may come, nobody else does for being named so by the customer.
 */
export function wishesFor(ofSite: readonly TechnicianWish[], ofCustomer: readonly TechnicianWish[]): TechnicianWish[] {
  const named = new Set(ofSite.map(({ technicianId }) => technicianId))
  const siteSaysOnly = ofSite.some(({ kind }) => kind === 'only')
  return [
    ...ofSite,
    ...ofCustomer.filter(({ technicianId, kind }) => !named.has(technicianId) && !(siteSaysOnly && kind === 'only')),
  ]
}

/** The technicians of the wishes of one kind. */
export function wishedFor(wishes: readonly TechnicianWish[], kind: WishKind): string[] {
  return wishes.flatMap((wish) => (wish.kind === kind ? wish.technicianId : []))
}
