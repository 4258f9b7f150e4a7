import { z } from 'zod'
import { csvLine } from '../../kernel/csv.ts'
import type { CsvValue } from '../../kernel/csv.ts'
import { daySchema, instantSchema } from '../record/record.ts'
import { costKindSchema, costStateSchema, coverageSchema } from './cost-line.ts'
import { decimalText } from './currency.ts'
import { invoiceStateSchema } from './invoice-draft.ts'

/** Name and version of the JSON that `invoice.export` writes; docs/invoice-json.md describes it. */
export const invoiceFormat = { format: 'fieldboard-invoice-drafts', version: 1 } as const

/** An invoice draft with everything its paper and files say. Amounts in minor units of `currency`. */
export const invoiceDocumentSchema = z.object({
  number: z.int(),
  state: invoiceStateSchema,
  currency: z.string(),
  madeAt: instantSchema,
  madeBy: z.string(),
  exportedAt: instantSchema.nullable(),
  voidedAt: instantSchema.nullable(),
  customer: z
    .object({
      name: z.string(),
      externalId: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
    })
    .nullable(),
  site: z
    .object({ name: z.string(), address: z.string(), district: z.string().nullable(), postcode: z.string().nullable() })
    .nullable(),
  asset: z.object({ tag: z.string(), name: z.string(), serial: z.string().nullable() }).nullable(),
  workOrder: z.object({
    number: z.int(),
    title: z.string(),
    openedAt: instantSchema,
    completedAt: instantSchema.nullable(),
    closedAt: instantSchema.nullable(),
    contractNumber: z.string().nullable(),
  }),
  lines: z.array(
    z.object({
      /** 1 for the first line. */
      position: z.int(),
      day: daySchema,
      kind: costKindSchema,
      state: costStateSchema,
      description: z.string(),
      reference: z.string().nullable(),
      quantity: z.number(),
      unit: z.string(),
      unitPriceCents: z.int(),
      /** Value of the line, whoever bears it. */
      amountCents: z.int(),
      coverage: coverageSchema,
      /** What the customer pays for it: the amount of a billable line, else nothing. */
      billedCents: z.int(),
      creditReason: z.string().nullable(),
    }),
  ),
  totals: z.object({
    billableCents: z.int(),
    warrantyCents: z.int(),
    contractCents: z.int(),
    internalCents: z.int(),
  }),
})
export type InvoiceDocument = z.infer<typeof invoiceDocumentSchema>

/** The whole file of a JSON export. */
export const invoiceFileSchema = z.object({
  format: z.literal(invoiceFormat.format),
  version: z.literal(invoiceFormat.version),
  /** Name of the office, as printed on its papers. */
  organisation: z.string(),
  writtenAt: instantSchema,
  invoices: z.array(invoiceDocumentSchema),
})

const heads = [
  'Invoice draft',
  'State',
  'Made',
  'Currency',
  'Customer',
  'Customer id',
  'Work order',
  'Title',
  'Site',
  'Contract',
  'Line',
  'Day',
  'Kind',
  'Charged',
  'Description',
  'Reference',
  'Quantity',
  'Unit',
  'Unit price',
  'Value',
  'Borne by',
  'Billed',
  'Credit reason',
]

/**
 * Drafts as CSV, one row a line; instants are ISO 8601 in UTC, amounts in major units. Text that a spreadsheet would
 * run as a formula is guarded; a draft always has a line.
 */
export function invoiceCsv(invoices: readonly InvoiceDocument[]): string {
  const rows = invoices.flatMap((invoice) =>
    invoice.lines.map((line): CsvValue[] => {
      // A number, so that a credit keeps its sign and is not taken for a formula.
      const amount = (cents: number) => Number(decimalText(cents, invoice.currency))
      return [
        invoice.number,
        invoice.state,
        new Date(invoice.madeAt).toISOString(),
        invoice.currency,
        invoice.customer?.name,
        invoice.customer?.externalId,
        invoice.workOrder.number,
        invoice.workOrder.title,
        invoice.site ? [invoice.site.name, invoice.site.address].filter(Boolean).join(', ') : null,
        invoice.workOrder.contractNumber,
        line.position,
        line.day,
        line.kind,
        line.state === 'actual' ? 'yes' : 'no',
        line.description,
        line.reference,
        line.quantity,
        line.unit,
        amount(line.unitPriceCents),
        amount(line.amountCents),
        line.coverage,
        amount(line.billedCents),
        line.creditReason,
      ]
    }),
  )
  return [heads, ...rows].map(csvLine).join('')
}
