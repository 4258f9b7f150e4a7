import path from 'node:path'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { ok } from '#shared/kernel/result.ts'
import { exportData } from '../../backend/export/export-data.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CliCommand } from './command.ts'
import { reportFailure, useBackend } from './use-backend.ts'

/** Everything that is kept, in files other programs read. */
export const exportCommand: CliCommand = {
  name: 'export',
  summary: 'Write every record to CSV or JSON files, one file for each kind, with the attached files beside them.',
  usage: '--out FOLDER [--format csv|json] [--data DIR]',
  options: {
    out: { type: 'string', value: 'FOLDER', help: 'new or empty folder to write into' },
    format: { type: 'string', value: 'csv|json', help: 'csv (default; safe to open in a spreadsheet) or json' },
  },
  positionals: [0, 0],
  async run(args, io) {
    const out = args.text('out')
    const format = args.text('format') ?? 'csv'
    if (!out) return reportFailure(invalidInput('--out', 'Say where to write with --out FOLDER.'), args, io)
    if (format !== 'csv' && format !== 'json') {
      return reportFailure(invalidInput('--format', `--format is csv or json, not "${format}".`), args, io)
    }
    const folder = path.resolve(out)
    return useBackend(args, io, { access: 'read' }, async ({ context }) => {
      const progress = io.progress('Exporting')
      const onProgress = (done: number, total: number) => progress.update(done, total)
      const done = exportData(context, { folder, format, signal: io.signal, onProgress })
      progress.end()
      if (!done.ok) return done
      if (args.json) io.printJson(done.value)
      else {
        const records = Object.values(done.value.counts).reduce((sum, count) => sum + count, 0)
        const { copied, missing } = done.value.files
        const files = copied > 0 ? ` and ${copied.toLocaleString('en')} files` : ''
        io.print(`${records.toLocaleString('en')} records${files} written to ${folder}.`)
        if (missing.length > 0) io.print(`${missing.length} files were not there to copy; manifest.json names them.`)
      }
      return ok(done.value.files.missing.length > 0 ? exitCodes.problems : exitCodes.ok)
    })
  },
}
