import { z } from 'zod'
import { costKindSchema, costStateSchema, coverageSchema } from './cost-line.ts'
import { daySchema, idSchema, instantSchema, recordSchema } from '../record/record.ts'

export const invoiceStates = ['draft', 'exported', 'void'] as const
export const invoiceStateSchema = z.enum(invoiceStates)
export type InvoiceState = z.infer<typeof invoiceStateSchema>

/** The lines as they were when the draft was made. */
export const invoiceLinesSchema = z.array(
  z.object({
    kind: costKindSchema,
    /** `committed`: the draft was made before the vendor’s bill was in. */
    state: costStateSchema,
    happenedOn: daySchema,
    description: z.string(),
    reference: z.string().nullable(),
    quantity: z.number(),
    unit: z.string(),
    unitPriceCents: z.int(),
    /** Quantity × price, rounded once for the line. */
    amountCents: z.int(),
    coverage: coverageSchema,
    /** Why money goes back; null where it does not. */
    creditReason: z.string().nullable(),
  }),
)

/** What a closed work order hands to accounting. It keeps its lines as they were when it was made. */
export const invoiceDraftSchema = recordSchema.extend({
  number: z.int(),
  workOrderId: idSchema,
  customerId: idSchema.nullable().default(null),
  state: invoiceStateSchema,
  /** ISO 4217 code. */
  currency: z.string(),
  lines: invoiceLinesSchema,
  billableCents: z.int(),
  warrantyCents: z.int(),
  contractCents: z.int(),
  internalCents: z.int(),
  madeAt: instantSchema,
  madeBy: z.string(),
  /** When it was first handed to accounting; kept when it becomes void, so that accounting can be told. */
  exportedAt: instantSchema.nullable().default(null),
  exportedBy: z.string().nullable().default(null),
  voidedAt: instantSchema.nullable().default(null),
})
export type InvoiceDraft = z.infer<typeof invoiceDraftSchema>
export type InvoiceLine = InvoiceDraft['lines'][number]
