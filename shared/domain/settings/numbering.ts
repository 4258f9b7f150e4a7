import { z } from 'zod'

/** What is numbered for people. */
export const numberedKinds = ['request', 'workOrder', 'invoice'] as const
export type NumberedKind = (typeof numberedKinds)[number]

/** Letters, digits and a few signs; nothing that could break a file name, a formula or a line. */
const prefixSchema = z
  .string()
  .regex(/^(?:[\p{L}\p{N}][\p{L}\p{N}._/-]{0,7})?$/u, 'up to eight letters, digits or . _ / -')
const kindSchema = z.object({
  /** Shown before the number everywhere; numbers are kept and sorted without it. */
  prefix: prefixSchema,
  /** The next number is not below this. Numbers given out stay given out: a lower one changes nothing. */
  from: z.int().min(1).max(999_999_999),
})

/** How requests, work orders and invoices are numbered. */
export const numberingSchema = z.object({ request: kindSchema, workOrder: kindSchema, invoice: kindSchema })
export type Numbering = z.infer<typeof numberingSchema>

/** Four digits from the first day, and no prefix. */
export const defaultNumbering: Numbering = {
  request: { prefix: '', from: 1_001 },
  workOrder: { prefix: '', from: 1_001 },
  invoice: { prefix: '', from: 1 },
}

/** The numbering a setting's value means; anything else means the default. */
export function numberingOf(value: unknown): Numbering {
  const read = numberingSchema.safeParse(value)
  return read.success ? read.data : defaultNumbering
}
