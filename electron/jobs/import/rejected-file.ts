import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { csvLine } from '#shared/domain/import/csv-scanner.ts'

/** Name of the last column of a rejected file: why the row is in it. Ignored when the file is imported again. */
export const problemColumn = 'problem'

/** The rows that were not taken over, in their own columns, to be mended and imported again. */
export interface RejectedFile {
  add(cells: readonly string[], problem: string): void
  /** Writes what is waiting; the path when there is such a file, null when every row was good. */
  flush(): string | null
}

/** Collects rejected rows; the file is only made when there is one. It begins with a byte order mark, for spreadsheets. */
export function createRejectedFile(path: string, columns: readonly string[], delimiter: string): RejectedFile {
  const again = columns.at(-1) === problemColumn
  const own = again ? columns.slice(0, -1) : columns
  let waiting = ''
  let made = false
  const write = () => {
    if (waiting === '') return
    if (!made) mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    if (made) appendFileSync(path, waiting)
    else writeFileSync(path, `\uFEFF${csvLine([...own, problemColumn], delimiter)}${waiting}`, { mode: 0o600 })
    made = true
    waiting = ''
  }
  return {
    add(cells, problem) {
      const kept = fitted(again ? cells.toSpliced(own.length, 1) : cells, own.length, delimiter)
      waiting += csvLine([...kept, problem].map(guarded), delimiter)
      if (waiting.length > 1 << 20) write()
    },
    flush() {
      write()
      return made ? path : null
    },
  }
}

/** A spreadsheet would run such a text as a formula; numbers are left alone. Taken away again by `openCsvFile`. */
function guarded(cell: string): string {
  return /^[=+\-@\t\r']/.test(cell) && !/^[+-]?[\d.,]+$/.test(cell) ? `'${cell}` : cell
}

/** Exactly as many cells as columns: what is missing is empty, what is too much stays in the last cell. */
function fitted(cells: readonly string[], count: number, delimiter: string): string[] {
  const kept = cells.slice(0, count)
  while (kept.length < count) kept.push('')
  const surplus = cells.slice(count)
  if (surplus.some((cell) => cell !== '') && count > 0) {
    kept[count - 1] = [kept[count - 1], ...surplus].join(delimiter)
  }
  return kept
}
