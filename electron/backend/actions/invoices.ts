import { invoiceExport } from '#shared/actions/invoices.ts'
import type { CommandDefinition } from '#shared/commands/command.ts'
import { invoiceMarkExported } from '#shared/commands/invoice/mark-exported.ts'
import type { InvoiceDocument } from '#shared/domain/cost/invoice-document.ts'
import { invoiceCsv, invoiceFormat } from '#shared/domain/cost/invoice-document.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { invalidInput, notFound } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { BackendContext } from '../context.ts'
import { performs } from '../handler.ts'
import { invoiceDocuments } from '../invoices/invoice-documents.ts'

/** Most drafts in one PDF: their ids travel in the address of the print page. */
const mostOnPaper = 200

/** Invoice drafts as files for accounting. */
export const invoiceActions = [
  performs(invoiceExport, async ({ invoiceIds, format, markExported }, context) => {
    const invoices = invoiceDocuments(context.store.records, invoiceIds)
    if (invoices.length === 0) return err(notFound('invoice draft', invoiceIds[0]!))
    const made = await contentOf(format, invoices, invoiceIds, context)
    if (!made.ok) return made
    // Marked only now: a file that could not be made has not reached accounting.
    let marked = 0
    if (markExported && invoices.some(({ state }) => state === 'draft')) {
      const done = context.pipeline.run(invoiceMarkExported as unknown as CommandDefinition, { invoiceIds })
      if (!done.ok) return done
      marked = (done.value.value as { marked: number }).marked
    }
    const fileName = `${fileNameOf(invoices)}.${format}`
    const fileId = context.files.offer(fileName, mediaTypes[format], made.value)
    return ok({ fileId, fileName, invoices: invoices.length, marked })
  }),
]

const mediaTypes = { csv: 'text/csv', json: 'application/json', pdf: 'application/pdf' } as const

async function contentOf(
  format: 'csv' | 'json' | 'pdf',
  invoices: readonly InvoiceDocument[],
  invoiceIds: readonly string[],
  { config, store, clock }: BackendContext,
): Promise<Result<string | Buffer, AppError>> {
  // Spreadsheets take a file for UTF-8 only when it begins with the mark.
  if (format === 'csv') return ok(`\uFEFF${invoiceCsv(invoices)}`)
  if (format === 'json') {
    const organisation =
      (store.records.get('settings', settingNames.organisationName)?.value as string | undefined) ?? ''
    return ok(`${JSON.stringify({ ...invoiceFormat, organisation, writtenAt: clock.now(), invoices }, null, 2)}\n`)
  }
  if (invoices.length > mostOnPaper) {
    const message = `One PDF holds at most ${mostOnPaper} invoice drafts, and ${invoices.length} are chosen. Choose fewer, or take CSV or JSON.`
    return err(invalidInput('invoiceIds', message))
  }
  const printer = config.host.printer()
  if (!printer) return err(noPrinter)
  const printed = await printer.print(
    `invoice=${encodeURIComponent(JSON.stringify({ invoiceIds }))}`,
    new AbortController().signal,
  )
  return printed.ok ? ok(Buffer.from(printed.value)) : printed
}

/** `invoice-1001`, `invoices-1001-1040`. */
function fileNameOf(invoices: readonly InvoiceDocument[]): string {
  const numbers = invoices.map(({ number }) => number)
  const first = Math.min(...numbers)
  return numbers.length === 1 ? `invoice-${first}` : `invoices-${first}-${Math.max(...numbers)}`
}

const noPrinter: AppError = {
  kind: 'unavailable',
  code: 'no-chromium',
  message:
    'Printing needs Chromium or Google Chrome on this computer, and none was found. Install one, or take the CSV file.',
}
