import { stat } from 'node:fs/promises'
import { columnNames, createCsvScanner, guessDelimiter } from '#shared/domain/import/csv-scanner.ts'
import type { CsvRecord, Delimiter } from '#shared/domain/import/csv-scanner.ts'
import type { FileEncoding, Reading } from '#shared/domain/import/file-format.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { unguardedText } from '#shared/kernel/csv.ts'
import { detectEncoding, headText, readHead, textPieces } from './text-file.ts'

/** A delimited file whose form is known. */
export interface CsvFile {
  readonly path: string
  readonly name: string
  readonly encoding: FileEncoding
  readonly delimiter: Delimiter
  readonly columns: readonly string[]
  readonly sizeBytes: number
  /** The data records in pieces as they come off the disk; the header is not among them. */
  records(): AsyncGenerator<{ readonly records: readonly CsvRecord[]; readonly bytesRead: number }>
}

/** Finds out how a file is written. A file that is no table is refused in words before anything else happens. */
export async function openCsvFile(path: string, name: string, reading: Reading): Promise<Result<CsvFile, AppError>> {
  const detected = await detectEncoding(path, name)
  if (!detected.ok) return detected
  const encoding = reading.encoding ?? detected.value
  const head = await readHead(path, name)
  if (!head.ok) return head
  const sample = headText(head.value, encoding)
  const newline = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r'
  const announced = /^sep=(.)\r?\n/.exec(sample)
  const skipLines = announced ? 1 : 0
  const delimiter = reading.delimiter ?? guessDelimiter(announced ? sample.slice(announced[0].length) : sample, newline)
  const scanner = createCsvScanner(delimiter, newline)
  const first = [...scanner.push(sample), ...scanner.end()].at(skipLines)
  if (!first) return err(invalidInput('file', `${name} has no rows. Nothing was imported.`))
  const { size: sizeBytes } = await stat(path)
  const columns = columnNames(first.cells)
  const asGiven = (data: readonly CsvRecord[]) => shifted(data.map(unguarded), skipLines)

  async function* records() {
    // The scanner takes the number of cells from the first record it sees, so a `sep=` line must not reach it.
    const stream = createCsvScanner(delimiter, newline)
    let header = true
    let opening = skipLines > 0
    for await (const { text, bytesRead } of textPieces(path, encoding)) {
      const rest = opening ? text.slice(text.indexOf(newline) + 1) : text
      opening = false
      const found = stream.push(rest)
      const data = header && found.length > 0 ? found.slice(1) : found
      if (found.length > 0) header = false
      if (data.length > 0) yield { records: asGiven(data), bytesRead }
    }
    const rest = stream.end()
    const data = header ? rest.slice(1) : rest
    if (data.length > 0) yield { records: asGiven(data), bytesRead: sizeBytes }
  }
  return ok({ path, name, encoding, delimiter, columns, sizeBytes, records })
}

/**
 * Takes away the apostrophe that careful programs, Fieldboard's exports and rejected files among them, put in front of
 * texts that a spreadsheet would run. A text that really begins with an apostrophe and such a sign would lose it; our own
 * files write two.
 */
function unguarded(record: CsvRecord): CsvRecord {
  if (!record.cells.some((cell) => cell.startsWith("'"))) return record
  return { ...record, cells: record.cells.map(unguardedText) }
}

function shifted(records: readonly CsvRecord[], lines: number): readonly CsvRecord[] {
  return lines === 0 ? records : records.map((record) => ({ ...record, row: record.row + lines }))
}
