import path from 'node:path'
import type { ImportResult } from '#shared/actions/import.ts'
import { importResultSchema, importStart } from '#shared/actions/import.ts'
import { genericMappingName } from '#shared/domain/import/built-in.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { createClient } from '#shared/rpc/client.ts'
import { memoryTransport } from '#shared/rpc/memory-transport.ts'
import { problemText } from '../../jobs/import/problem-text.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CliCommand, CliIo } from './command.ts'
import { reportFailure, useBackend } from './use-backend.ts'

/** Lines of the file printed for a remark. */
const remarkRowsPrinted = 10

const remarkTexts: Readonly<Record<ImportResult['remarks'][number]['code'], string>> = {
  'zero-cost': '# rows cost nothing; they were taken over with a cost of zero',
  'negative-cost': '# rows have a negative amount, a reversal; they were taken over as they stand',
}

/** Problems printed one by one; the rest is in the rejected file. */
const problemsPrinted = 20

/** Brings a file in, as the import screen does. */
export const importCommand: CliCommand = {
  name: 'import',
  summary: 'Import a CSV file (or GeoJSON outlines) into the data.',
  usage: 'FILE [--mapping NAME] [--as-of INSTANT] [--rejected FILE] [--data DIR]',
  options: {
    mapping: {
      type: 'string',
      value: 'NAME',
      help: `boston-311, nist-excavators, a saved mapping, or ${genericMappingName} (default: guessed)`,
    },
    'as-of': { type: 'string', value: 'INSTANT', help: 'the file as it stood then, like 2011-09-06T12:00:00Z' },
    rejected: { type: 'string', value: 'FILE', help: 'where rejected rows go (default: in the data folder)' },
  },
  positionals: [1, 1],
  async run(args, io) {
    const asOf = instantOf(args.text('as-of'))
    if (Number.isNaN(asOf)) {
      const message = `--as-of must be an instant with its offset, like 2011-09-06T12:00:00Z, not "${args.text('as-of')}".`
      return reportFailure(invalidInput('--as-of', message), args, io)
    }
    return useBackend(args, io, { access: 'write' }, async (backend) => {
      const { jobs } = backend.context
      const progress = io.progress('Importing')
      const stopListening = backend.onPush((push) => {
        if (push.type === 'job') progress.update(push.job.done, push.job.total)
      })
      const rejected = args.text('rejected')
      const started = await createClient(memoryTransport(backend)).action(importStart, {
        file: { path: path.resolve(args.positionals[0]!) },
        mapping: args.text('mapping') ?? genericMappingName,
        asOf,
        rejectedPath: rejected === undefined ? null : path.resolve(rejected),
      })
      if (!started.ok) return started
      const cancel = () => jobs.cancel(started.value.id)
      if (io.signal.aborted) cancel()
      io.signal.addEventListener('abort', cancel)
      const job = await jobs.finished(started.value.id)
      io.signal.removeEventListener('abort', cancel)
      stopListening()
      progress.end()
      if (job.error) return err(job.error)
      const result = importResultSchema.parse(job.result)
      if (args.json) io.printJson(result)
      else printResult(result, io)
      return ok(result.files.some((file) => file.rowsRejected > 0) ? exitCodes.problems : exitCodes.ok)
    })
  },
}

function printResult(result: ImportResult, io: CliIo): void {
  const number = (count: number) => count.toLocaleString('en')
  for (const file of result.files) {
    const later = file.rowsLater > 0 ? `, ${number(file.rowsLater)} opened later and left out` : ''
    io.print(
      `${file.fileName} (${file.mappingName}): ${number(file.rowsRead)} rows read, ${number(file.rowsAdded)} added, ` +
        `${number(file.rowsUpdated)} updated, ${number(file.rowsUnchanged)} unchanged, ${number(file.rowsRejected)} rejected${later}.`,
    )
    if (file.fieldsKept > 0) {
      io.print(`  Kept as edited here: ${number(file.fieldsKept)} ${file.fieldsKept === 1 ? 'field' : 'fields'}.`)
    }
  }
  if (result.runId === null) io.print('Nothing new: the data is as it was.')
  const places = Object.entries(result.ungeocoded)
  const total = places.reduce((sum, [, count]) => sum + count, 0)
  if (total > 0) {
    const reasons = places.map(([reason, count]) => `${reason} ${number(count)}`).join(', ')
    io.print(`${number(total)} rows have no usable place (${reasons}); they are on the ungeocoded list.`)
  }
  for (const { latitude, longitude, rows } of result.defaultPoints) {
    io.print(`${latitude}, ${longitude} stands for "address unknown" here: ${number(rows)} rows of different streets.`)
  }
  if (result.newTerritories.length > 0) io.print(`New territories: ${result.newTerritories.join(', ')}.`)
  if (result.plainWorkTypes.length > 0) {
    io.print(
      `${number(result.plainWorkTypes.length)} work types were made with 30 minutes and no skill; look them through.`,
    )
  }
  for (const { code, count, rows } of result.remarks) {
    const lines = rows.slice(0, remarkRowsPrinted).map(String).join(', ')
    const more = count > remarkRowsPrinted ? ', …' : ''
    io.print(`${remarkTexts[code].replace('#', number(count))} (lines ${lines}${more}).`)
  }
  for (const problem of result.problems.slice(0, problemsPrinted))
    io.print(`row ${problem.row}: ${problemText(problem)}`)
  if (result.problems.length > problemsPrinted) io.print('…')
  if (result.rejectedPath) io.print(`Rejected rows: ${result.rejectedPath}. Mend them and import that file.`)
}

/** An instant without an offset would mean another moment on every machine, so it is refused. */
function instantOf(text: string | undefined): number | null {
  if (text === undefined) return null
  return /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : Number.NaN
}
