import writeExcelFile from 'write-excel-file/node'
import { dayOf, minuteMs, minuteOfDay } from '#shared/kernel/zone.ts'
import type { TableCell, TableSheet } from './table-cells.ts'

/** Most rows one file takes: a sheet has room for 1,048,576, but a desk should not wait for them. */
export const mostXlsxRows = 200_000

/** Longest text a cell of a spreadsheet holds. */
const longestCell = 32_767

type SheetCell = Parameters<typeof writeExcelFile>[0] extends readonly (infer Row)[]
  ? Row extends readonly (infer Cell)[]
    ? Cell
    : never
  : never

/**
 * Makes a spreadsheet of a table. Texts are written as texts, so that one that begins like a formula is never run;
 * instants become dates of the table's zone.
 */
export async function xlsxFile(sheet: TableSheet): Promise<Buffer> {
  const head = sheet.headings.map((heading) => ({
    value: xlsxText(heading),
    type: String,
    fontWeight: 'bold' as const,
  }))
  const rows: SheetCell[][] = [head as SheetCell[]]
  for (const row of sheet.rows) rows.push(row.map((cell) => sheetCell(cell, sheet.zone) as SheetCell))
  const options = { sheet: sheetName(sheet.name), stickyRowsCount: 1 }
  const written = writeExcelFile(rows as never, options as never)
  return (await written.toBuffer()) as Buffer
}

function sheetCell(cell: TableCell, zone: string): object | null {
  if (cell === null) return null
  switch (cell.kind) {
    case 'text':
      return { type: String, value: xlsxText(cell.text) }
    case 'number':
      return { type: Number, value: cell.number }
    case 'instant':
      return { type: Date, value: wallClock(cell.at, zone), format: 'yyyy-mm-dd hh:mm' }
    case 'day':
      return { type: Date, value: new Date(`${cell.day}T00:00:00Z`), format: 'yyyy-mm-dd' }
    case 'yesNo':
      return { type: Boolean, value: cell.yes }
  }
}

/** A spreadsheet knows no zones: its dates are read as what the clock on the wall says. */
function wallClock(at: number, zone: string): Date {
  return new Date(Date.parse(`${dayOf(at, zone)}T00:00:00Z`) + minuteOfDay(at, zone) * minuteMs)
}

/**
 * A text as a cell may hold it. Control characters cannot stand in XML: the format writes them as `_x0007_`, and a text
 * that looks like that already gets its underscore written so (ECMA-376, ST_Xstring). Longer texts than a cell holds are
 * cut with a mark; the CSV keeps them whole.
 */
export function xlsxText(text: string): string {
  const whole = text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text
  return whole
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000D-\u001F\uFFFE\uFFFF]/g, escaped)
    .replaceAll(/^ | $/g, '_x0020_')
    .replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, escaped)
}

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

/** Names of sheets may not hold these, nor be longer than 31 characters. */
function sheetName(name: string): string {
  const plain = name.replaceAll(/[\\/?*[\]:]/g, ' ').trim()
  return plain.slice(0, 31) || 'Fieldboard'
}
