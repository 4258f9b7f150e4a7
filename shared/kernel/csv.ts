/** A value of one cell. */
export type CsvValue = string | number | boolean | null | undefined

/** What a spreadsheet would take for the start of a formula; an apostrophe is one too, so that reading back is exact. */
const startsLikeFormula = /^[=+\-@\t\r']/

/**
 * Text of one cell. Text that a spreadsheet could run as a formula gets an apostrophe in front; numbers stay numbers,
 * so `-71.05` from a number column is not touched. Null is an empty cell.
 */
export function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const guarded = startsLikeFormula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** One line with its line end (RFC 4180). */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`
}

/** The text a cell was made from, once a CSV reader has taken the quotes away. */
export function unguardedText(cell: string): string {
  return /^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell
}
