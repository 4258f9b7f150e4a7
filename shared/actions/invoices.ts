import { z } from 'zod'
import { idSchema } from '../domain/record/record.ts'
import { defineAction } from './action.ts'

/** How drafts leave for accounting. */
export const invoiceFileFormats = ['csv', 'json', 'pdf'] as const
export type InvoiceFileFormat = (typeof invoiceFileFormats)[number]

/** Makes a file of invoice drafts. With `markExported` those that are drafts are marked once the file is made. */
export const invoiceExport = defineAction({
  name: 'invoice.export',
  args: z.object({
    invoiceIds: z.array(idSchema).min(1).max(20_000),
    format: z.enum(invoiceFileFormats),
    markExported: z.boolean().default(false),
  }),
  result: z.object({ fileId: z.string(), fileName: z.string(), invoices: z.int(), marked: z.int() }),
})
