import { csvCell } from '#shared/kernel/csv.ts'
import type { TableCell } from './table-cells.ts'

/** The mark that tells spreadsheets that a file is UTF-8. */
export const utf8Mark = '\uFEFF'

/** One line of a CSV file with its line end; instants as ISO 8601 in UTC, so that no reader has to guess a zone. */
export function csvRow(cells: readonly TableCell[]): string {
  return `${cells.map(csvText).join(',')}\r\n`
}

/** The headings as a line. */
export function csvHead(headings: readonly string[]): string {
  return `${headings.map((heading) => csvCell(heading)).join(',')}\r\n`
}

function csvText(cell: TableCell): string {
  if (cell === null) return ''
  switch (cell.kind) {
    case 'text':
      return csvCell(cell.text)
    case 'number':
      return String(cell.number)
    case 'instant':
      return new Date(cell.at).toISOString()
    case 'day':
      return csvCell(cell.day)
    case 'yesNo':
      return cell.yes ? 'yes' : 'no'
  }
}
