import type { Run } from '#shared/commands/import/run.ts'
import type { CsvRecord } from '#shared/domain/import/csv-scanner.ts'
import type { DraftContext } from '#shared/domain/import/draft-place.ts'
import { draftRow } from '#shared/domain/import/draft-row.ts'
import type { DraftedRow } from '#shared/domain/import/draft-row.ts'
import type { RemarkCode } from '#shared/domain/import/draft-work-order.ts'
import { localTimes } from '#shared/domain/import/local-time.ts'
import type { Problem } from '#shared/domain/import/problem.ts'
import { createRowReader } from '#shared/domain/import/row-reader.ts'
import type { RowReader } from '#shared/domain/import/row-reader.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { CommandPipeline } from '../../backend/command-pipeline.ts'
import { batchRows, writeBatch } from './batch-writer.ts'
import type { WaitingRow } from './batch-writer.ts'
import type { CsvFile } from './csv-file.ts'
import { openCsvFile } from './csv-file.ts'
import type { ImportFile, ImportJob } from './import-job.ts'
import { createKeyCounter, createKeySet } from './key-set.ts'
import type { KeyCounter } from './key-set.ts'

/** A file that can be imported: its form is known and it has the columns it needs. */
export interface ReadyFile {
  readonly file: ImportFile
  readonly csv: CsvFile
  readonly readRow: RowReader
}

/** Opens a file and checks its columns; nothing is written yet. */
export async function readyFile(
  file: ImportFile,
  { officeZone, currency, ownFields }: Pick<ImportJob, 'officeZone' | 'currency' | 'ownFields'>,
): Promise<Result<ReadyFile, AppError>> {
  const csv = await openCsvFile(file.path, file.name, file.reading)
  if (!csv.ok) return csv
  const times = localTimes(file.mapping.zone ?? officeZone)
  const readRow = createRowReader(file.mapping, csv.value.columns, times, currency, ownFields)
  if (!readRow.ok) return readRow
  return ok({ file, csv: csv.value, readRow: readRow.value })
}

/** What was counted while a file was imported. */
export interface FileCounts {
  rowsRead: number
  rowsAdded: number
  rowsUpdated: number
  rowsUnchanged: number
  rowsRejected: number
  rowsLater: number
  /** Fields that kept what the office made of them. */
  fieldsKept: number
  lastDateAt: number | null
  readonly ungeocoded: Record<string, number>
  readonly territories: Set<string>
  readonly plainWorkTypes: Set<string>
  /** Lines of rows worth a look, by why: how many, and the first ones. */
  readonly remarks: Map<RemarkCode, { count: number; rows: number[] }>
}

/** What one file's import works with. */
export interface FileImport {
  readonly ready: ReadyFile
  readonly drafting: DraftContext
  readonly run: Run
  readonly stepId: string
  readonly pipeline: CommandPipeline
  readonly signal: AbortSignal
  /** Hears of every row that is not taken over. */
  reject(problems: readonly Problem[], cells: readonly string[]): void
  /** Hears after every batch how many rows have been read. */
  progress(rowsRead: number): void
}

/** Reads a file to its end and writes its rows in batches. Cancelled: stops after the batch under way. */
export async function importFile(work: FileImport): Promise<Result<FileCounts, AppError>> {
  const { ready, drafting, signal } = work
  const { target } = ready.file.mapping
  const width = ready.csv.columns.length
  const keys = createKeySet()
  const alike = createKeyCounter()
  const counts: FileCounts = {
    rowsRead: 0,
    rowsAdded: 0,
    rowsUpdated: 0,
    rowsUnchanged: 0,
    rowsRejected: 0,
    rowsLater: 0,
    fieldsKept: 0,
    lastDateAt: null,
    ungeocoded: {},
    territories: new Set(),
    plainWorkTypes: new Set(),
    remarks: new Map(),
  }
  let waiting: WaitingRow[] = []

  const reject = (problems: readonly Problem[], cells: readonly string[]) => {
    counts.rowsRejected++
    work.reject(problems, cells)
  }
  const take = (record: CsvRecord) => {
    counts.rowsRead++
    const { row, cells } = record
    const shape = shapeProblem(record, width)
    if (shape) return reject([shape], cells)
    const reading = ready.readRow(cells, row)
    if (!reading.ok) return reject(reading.problems, cells)
    const drafted = draftRow(target, reading.values, drafting)
    if (drafted.kind === 'later') {
      counts.rowsLater++
      return
    }
    if (drafted.kind === 'refused') return reject([{ row, column: null, value: '', ...drafted.refusal }], cells)
    const { uniqueKey, ungeocodedReason: reason, lastDateAt } = drafted
    const earlier = uniqueKey === null ? 0 : keys.seenOn(uniqueKey, row)
    if (earlier > 0) {
      const facts = { row: earlier }
      return reject([{ row, column: null, value: uniqueKey!.slice(0, 200), code: 'duplicate-id', facts }], cells)
    }
    if (reason !== null) counts.ungeocoded[reason] = (counts.ungeocoded[reason] ?? 0) + 1
    remark(counts, drafted.remarks, row)
    if (lastDateAt !== null) counts.lastDateAt = Math.max(counts.lastDateAt ?? lastDateAt, lastDateAt)
    waiting.push({ row, cells, uniqueKey, draft: numbered(drafted, alike) })
  }
  const write = (): Result<null, AppError> => {
    const written = writeBatch(work.pipeline, target, work.run, waiting, work.stepId)
    if (!written.ok) return written
    const { outcome, refused } = written.value
    counts.rowsAdded += outcome.added
    counts.rowsUpdated += outcome.updated
    counts.rowsUnchanged += outcome.unchanged
    counts.fieldsKept += outcome.fieldsKept
    for (const name of outcome.territories) counts.territories.add(name)
    for (const name of outcome.plainWorkTypes) counts.plainWorkTypes.add(name)
    for (const { waiting: one, why } of refused) {
      reject([{ row: one.row, column: null, value: one.uniqueKey?.slice(0, 200) ?? '', ...why }], one.cells)
    }
    waiting = []
    work.progress(counts.rowsRead)
    return ok(null)
  }

  for await (const { records } of ready.csv.records()) {
    for (const record of records) {
      take(record)
      if (waiting.length < batchRows) continue
      const written = write()
      if (!written.ok) return written
      // Between batches the lock is free and messages (a cancel, say) are heard.
      await new Promise((resolve) => setImmediate(resolve))
      if (signal.aborted) return err(cancelled)
    }
  }
  if (signal.aborted) return err(cancelled)
  if (waiting.length > 0) {
    const written = write()
    if (!written.ok) return written
  }
  work.progress(counts.rowsRead)
  return ok(counts)
}

/** Lines of a remark that are told one by one. */
const remarkRows = 200

function remark(counts: FileCounts, codes: readonly RemarkCode[], row: number): void {
  for (const code of codes) {
    const found = counts.remarks.get(code) ?? { count: 0, rows: [] }
    found.count++
    if (found.rows.length < remarkRows) found.rows.push(row)
    counts.remarks.set(code, found)
  }
}

/** The draft under its key; rows that only their content names, and that are alike, are numbered in their order. */
function numbered(
  { draft, contentKey }: Extract<DraftedRow, { kind: 'draft' }>,
  alike: KeyCounter,
): WaitingRow['draft'] {
  return contentKey === null ? draft : { ...draft, key: `${contentKey}#${alike.next(contentKey)}` }
}

/** Somebody stopped the import; its caller takes back what was written. */
export const cancelled: AppError = {
  kind: 'cancelled',
  message: 'The import was cancelled. The data is as it was before.',
}

/** A row that has not the shape of the table: cut off, or with quotes that do not match. */
export function shapeProblem({ row, cells, broken }: CsvRecord, width: number): Problem | null {
  const about = { row, column: null, value: cells.join(' ').slice(0, 200) }
  if (broken) return { ...about, code: 'broken-quotes', facts: {} }
  const facts = { found: cells.length, expected: width }
  if (cells.length < width) return { ...about, code: 'too-few-cells', facts }
  if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) {
    return { ...about, code: 'too-many-cells', facts }
  }
  return null
}
