import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { reportsPdf } from '#shared/actions/reports.ts'
import { ok } from '#shared/kernel/result.ts'
import { createClient } from '#shared/rpc/client.ts'
import { memoryTransport } from '#shared/rpc/memory-transport.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CliArgs, CliIo } from './command.ts'
import type { AskedReport } from './report-options.ts'
import { usePrintPage } from './use-print-page.ts'

/** Prints a report to a PDF file, with the print page that the window uses as well. */
export function reportPdfFile(args: CliArgs, io: CliIo, { report, scope }: AskedReport, file: string): Promise<number> {
  return usePrintPage(args, io, { access: 'read' }, async (backend) => {
    const made = await createClient(memoryTransport(backend)).action(reportsPdf, { report, ...scope })
    if (!made.ok) return made
    const out = path.resolve(file)
    writeFileSync(out, readFileSync(backend.context.files.pathOf(made.value.fileId)!))
    if (args.json) io.printJson({ file: out, report, ...scope })
    else io.print(`The report is in ${out}`)
    return ok(exitCodes.ok)
  })
}
