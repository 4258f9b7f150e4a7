/** One record of a delimited text. */
export interface CsvRecord {
  /** Line of the text the record begins on, from 1. */
  readonly row: number
  readonly cells: readonly string[]
  /** The quotes of the record make no sense; `cells` are then the plain pieces of its first line. */
  readonly broken: boolean
}

/** Cuts a delimited text that arrives in pieces into records. */
export interface CsvScanner {
  push(text: string): CsvRecord[]
  /** The records that are left when no more text comes. */
  end(): CsvRecord[]
}

/** A quoted cell longer than this (characters) is taken for a quote that was never closed. */
const longestRecord = 1_000_000

/**
 * RFC 4180 with the leniency real files ask for: any line ending, quotes inside plain cells, blank lines. The first
 * record is the header and says how many cells a record has. One stray quote must not swallow the rows behind it: when
 * a record that spans lines does not come out right, its first line is handed out as broken and reading goes on with
 * the next line.
 */
export function createCsvScanner(delimiter: string, newline: '\n' | '\r' = '\n'): CsvScanner {
  let buffer = ''
  let at = 0
  let row = 1
  let columns = 0

  const scan = (final: boolean): CsvRecord[] => {
    const records: CsvRecord[] = []
    const emit = (cells: string[], lines: number, broken: boolean) => {
      if (cells.length > 1 || cells[0] !== '') {
        records.push({ row, cells, broken })
        if (columns === 0) columns = cells.length
      }
      row += lines
    }
    while (at < buffer.length) {
      const lineBreak = buffer.indexOf(newline, at)
      if (lineBreak < 0 && !final) {
        if (buffer.length - at <= longestRecord) break
      }
      const lineEnd = lineBreak < 0 ? buffer.length : lineBreak
      const line = lineOf(buffer, at, lineEnd)
      if (!line.includes('"')) {
        emit(line.split(delimiter), 1, false)
        at = lineEnd + 1
        continue
      }
      const record = readRecord({ text: buffer, delimiter, newline, final }, at)
      if (record.open && !final && buffer.length - at <= longestRecord) break
      const suspicious = record.open || record.odd || (columns > 0 && record.cells.length !== columns)
      if (record.open || (record.lines > 1 && suspicious)) {
        emit(line.split(delimiter), 1, true)
        at = lineEnd + 1
      } else {
        emit(record.cells, record.lines, false)
        at = record.next
      }
    }
    buffer = at >= buffer.length ? '' : buffer.slice(at)
    at = 0
    return records
  }

  return {
    push(text) {
      buffer += text
      return scan(false)
    },
    end: () => scan(true),
  }
}

interface Source {
  readonly text: string
  readonly delimiter: string
  readonly newline: string
  /** No more text comes: its end ends the record. */
  readonly final: boolean
}

interface ScannedRecord {
  readonly cells: string[]
  /** Where the next record begins. */
  readonly next: number
  /** Line breaks used up, the closing one included. */
  readonly lines: number
  /** A quoted cell, or the record itself, goes on beyond the text. */
  readonly open: boolean
  /** A quote stood where none belongs. */
  readonly odd: boolean
}

function readRecord(source: Source, start: number): ScannedRecord {
  const { text, delimiter, newline, final } = source
  const cells: string[] = []
  let at = start
  let lines = 1
  let odd = false
  for (;;) {
    let cell: string
    if (text[at] === '"') {
      const quoted = readQuoted(source, at)
      if (!quoted) return { cells, next: text.length, lines, open: true, odd }
      cell = quoted.cell
      odd ||= quoted.odd
      lines += quoted.lines
      at = quoted.next
    } else {
      const stop = nearest(text.indexOf(delimiter, at), text.indexOf(newline, at), text.length)
      cell = text.slice(at, stop)
      at = stop
    }
    const ended = at >= text.length || text[at] === newline
    if (ended && cell.endsWith('\r') && text[at - 1] === '\r') cell = cell.slice(0, -1)
    cells.push(cell)
    if (ended) return { cells, next: at + 1, lines, open: at >= text.length && !final, odd }
    at += delimiter.length
  }
}

/** Reads the quoted cell that begins at `start`; null when it is not closed within the text. */
function readQuoted({ text, delimiter, newline, final }: Source, start: number) {
  let cell = ''
  let at = start + 1
  let odd = false
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return null
    cell += text.slice(at, quote)
    const after = text[quote + 1]
    if (after === '"') {
      cell += '"'
      at = quote + 2
      continue
    }
    const beyond = text[quote + 2]
    if (!final && (after === undefined || (after === '\r' && beyond === undefined))) return null
    const closes = after === undefined || after === newline || after === delimiter
    const closesLine = after === '\r' && (beyond === undefined || beyond === newline)
    if (closes || closesLine) {
      const next = quote + (closesLine ? 2 : 1)
      return { cell, next, odd, lines: countOf(cell, newline) }
    }
    odd = true
    cell += '"'
    at = quote + 1
  }
}

function lineOf(text: string, start: number, end: number): string {
  return text.slice(start, end > start && text[end - 1] === '\r' ? end - 1 : end)
}

function nearest(a: number, b: number, end: number): number {
  return Math.min(a < 0 ? end : a, b < 0 ? end : b)
}

function countOf(text: string, character: string): number {
  let count = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++
  return count
}

/** Writes one record; every cell that could be misread is quoted. */
export function csvLine(cells: readonly string[], delimiter: string): string {
  const quoted = (cell: string) => (/["\r\n]/.test(cell) || cell.includes(delimiter) || cell.trim() !== cell ? `"${cell.replaceAll('"', '""')}"` : cell) // prettier-ignore
  return `${cells.map(quoted).join(delimiter)}\r\n`
}

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** The delimiter that cuts the beginning of a text most evenly; a comma when none does. */
export function guessDelimiter(sample: string, newline: '\n' | '\r' = '\n'): Delimiter {
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of delimiters) {
    const records = createCsvScanner(delimiter, newline).push(sample).slice(0, 50)
    const width = records[0]?.cells.length ?? 0
    if (width < 2) continue
    const even = records.filter((record) => record.cells.length === width).length / records.length
    const score = even * even * Math.log2(width + 1)
    if (score > bestScore) [best, bestScore] = [delimiter, score]
  }
  return best
}

/** Header names as columns: trimmed, never empty, never twice the same. */
export function columnNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return header.map((name, index) => {
    const plain = name.trim() || `Column ${index + 1}`
    const times = (seen.get(plain) ?? 0) + 1
    seen.set(plain, times)
    return times === 1 ? plain : `${plain} (${times})`
  })
}
