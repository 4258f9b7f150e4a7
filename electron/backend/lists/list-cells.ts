import type { ExportedColumn } from '#shared/actions/list-export.ts'
import { isDay } from '#shared/kernel/zone.ts'
import type { ListColumn, ListValue } from '#shared/queries/lists/list-column.ts'
import type { TableCell } from '../table-file/table-cells.ts'
import { textCell } from '../table-file/table-cells.ts'

/** Makes the cells of a row for the columns asked for, in their order. A column the list does not know stays empty. */
export function cellsOf<Row>(
  columns: readonly ListColumn<Row>[],
  asked: readonly ExportedColumn[],
): (row: Row) => TableCell[] {
  const known = new Map(columns.map((column) => [column.key, column]))
  const found = asked.map(({ field, words }) => ({ column: known.get(field), words }))
  return (row) => found.map(({ column, words }) => (column ? cellOf(column.type, column.value(row), words) : null))
}

function cellOf(type: ListColumn<never>['type'], value: ListValue, words: ExportedColumn['words']): TableCell {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return { kind: 'yesNo', yes: value }
  if (typeof value === 'number')
    return type === 'instant' ? { kind: 'instant', at: value } : { kind: 'number', number: value }
  if (type === 'day' && isDay(value)) return { kind: 'day', day: value }
  return textCell(words?.[value] ?? value)
}
