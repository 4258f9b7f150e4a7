import { z } from 'zod'
import { idSchema } from '#shared/domain/record/record.ts'

const invoiceSpecSchema = z.object({ invoiceIds: z.array(idSchema).min(1).max(200) })
/** Which invoice drafts to print. */
export type InvoiceSpec = z.infer<typeof invoiceSpecSchema>

/** Reads `?invoice=<JSON>`: null when the address does not ask for invoice drafts, undefined when it asks for nonsense. */
export function readInvoiceSpec(search: string): InvoiceSpec | null | undefined {
  const given = new URLSearchParams(search).get('invoice')
  if (given === null) return null
  try {
    return invoiceSpecSchema.safeParse(JSON.parse(given)).data
  } catch {
    return undefined
  }
}
