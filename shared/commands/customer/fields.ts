import { z } from 'zod'
import { customerTierSchema } from '../../domain/customer/customer.ts'
import { technicianWishesSchema } from '../../domain/technician/technician-wish.ts'

/** The details of a customer as people enter them. */
export const customerDetails = {
  name: z.string().trim().min(1, 'a name is needed').max(500),
  tier: customerTierSchema,
  phone: z.string().trim().max(100).nullable(),
  email: z.string().trim().max(300).nullable(),
  active: z.boolean(),
  technicianWishes: technicianWishesSchema,
} as const
