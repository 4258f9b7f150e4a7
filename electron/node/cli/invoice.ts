import { readFileSync } from 'node:fs'
import path from 'node:path'
import { invoiceExport, invoiceFileFormats } from '#shared/actions/invoices.ts'
import { invoiceMarkExported } from '#shared/commands/invoice/mark-exported.ts'
import { currentDraft } from '#shared/domain/cost/make-invoice.ts'
import type { InvoiceDraft } from '#shared/domain/cost/invoice-draft.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { createClient } from '#shared/rpc/client.ts'
import { memoryTransport } from '#shared/rpc/memory-transport.ts'
import type { BackendContext } from '../../backend/context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { BackendWork, CliCommand } from './command.ts'
import { writeWhole } from './out-file.ts'
import { reportFailure, useBackend } from './use-backend.ts'
import { usePrintPage } from './use-print-page.ts'

/** The invoice draft of a closed work order as a file. Reads beside an open window unless it marks the draft. */
export const invoiceCommand: CliCommand = {
  name: 'invoice',
  summary: 'Write the invoice draft of a closed work order to a CSV, JSON or PDF file.',
  usage: 'NUMBER --out FILE [--format csv|json|pdf] [--mark-exported] [--data DIR]',
  options: {
    out: { type: 'string', value: 'FILE', help: 'file to write' },
    format: { type: 'string', value: 'FORMAT', help: 'csv, json or pdf; left out, by the ending of the file' },
    'mark-exported': { type: 'boolean', help: 'mark the draft as exported once the file is written' },
  },
  positionals: [1, 1],
  async run(args, io) {
    const given = args.positionals[0]!
    const number = /^\d{1,9}$/.test(given) ? Number(given) : null
    if (number === null) {
      return reportFailure(invalidInput('NUMBER', `"${given}" is not the number of a work order.`), args, io)
    }
    const out = args.text('out')
    if (!out) return reportFailure(invalidInput('--out', 'Say where to write with --out FILE.'), args, io)
    const asked = args.text('format') ?? path.extname(out).slice(1).toLowerCase()
    const format = invoiceFileFormats.find((one) => one === asked)
    if (!format) {
      return reportFailure(invalidInput('--format', `--format is csv, json or pdf, not "${asked}".`), args, io)
    }
    const mark = args.flag('mark-exported')
    const work: BackendWork = async (backend) => {
      const found = draftOf(backend.context, number)
      if (!found.ok) return found
      const file = path.resolve(out)
      const client = createClient(memoryTransport(backend))
      const { id, state, number: invoice } = found.value
      const made = await client.action(invoiceExport, { invoiceIds: [id], format })
      if (!made.ok) return made
      const content = readFileSync(backend.context.files.pathOf(made.value.fileId)!)
      const written = writeWhole(file, content, 'The invoice draft', 'The draft is kept and not marked.')
      if (!written.ok) return written
      // Only what lies on the disk has been handed over.
      const marking = mark && state === 'draft'
      const marked = marking ? await client.command(invoiceMarkExported, { invoiceIds: [id] }) : ok(null)
      if (!marked.ok) return marked
      if (args.json) io.printJson({ file, format, workOrder: number, invoice, marked: marking })
      else
        io.print(
          `Invoice draft ${invoice} of work order ${number} is in ${file}.${marking ? ' It is marked as exported.' : ''}`,
        )
      return ok(exitCodes.ok)
    }
    const access = mark ? 'write' : 'read'
    return format === 'pdf'
      ? usePrintPage(args, io, { access, mustExist: true }, work)
      : useBackend(args, io, { access, mustExist: true }, work)
  },
}

/** The draft that holds now, or why there is none. */
function draftOf({ store: { db, records } }: BackendContext, number: number): Result<InvoiceDraft, AppError> {
  const id = db.prepare('SELECT id FROM work_orders WHERE number = ?').pluck().get(number) as string | undefined
  if (id === undefined) {
    return err({
      kind: 'not-found',
      message: `There is no work order ${number}.`,
      entity: 'work order',
      id: String(number),
    })
  }
  const draft = currentDraft(records.where('invoiceDrafts', 'workOrderId', [id]))
  if (draft) return ok(draft)
  const message = `Work order ${number} has no invoice draft. Closing it makes one, if it has costs.`
  return err({ kind: 'not-found', message, entity: 'invoice draft', id })
}
