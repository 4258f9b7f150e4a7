import { z } from 'zod'
import { idSchema, instantSchema, recordSchema } from '../record/record.ts'

export const quoteStates = ['draft', 'offered', 'accepted', 'declined'] as const
export const quoteStateSchema = z.enum(quoteStates)

/** One line of an offer for work that goes beyond what was agreed. */
export const quoteLineSchema = recordSchema.extend({
  workOrderId: idSchema,
  description: z.string(),
  quantity: z.number(),
  unit: z.string(),
  unitPriceCents: z.int(),
  state: quoteStateSchema,
  decidedAt: instantSchema.nullable().default(null),
  /** Who at the customer decided. */
  decidedBy: z.string().nullable().default(null),
})
export type QuoteLine = z.infer<typeof quoteLineSchema>
