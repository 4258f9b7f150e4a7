import { getTableColumns } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { getTableConfig } from 'drizzle-orm/sqlite-core'

type Cell = string | number | null

interface Column {
  readonly property: string
  readonly column: string
  encode(value: unknown): Cell
  decode(cell: Cell): unknown
}

/** Translates records to rows and back: property names to columns, booleans to 0 and 1, structured values to JSON. */
export interface RowCodec {
  readonly table: string
  readonly columns: readonly Column[]
  encode(property: string, value: unknown): Cell
  encodeRow(record: Readonly<Record<string, unknown>>): Cell[]
  decodeRow(row: Readonly<Record<string, unknown>>): Record<string, unknown>
  columnOf(property: string): string
}

/** Builds the codec of a table from its drizzle definition. */
export function rowCodec(table: SQLiteTable): RowCodec {
  const columns: Column[] = Object.entries(getTableColumns(table)).map(([property, column]) => ({
    property,
    column: column.name,
    ...cellCodec(column.dataType, column.notNull),
  }))
  const byProperty = new Map(columns.map((column) => [column.property, column]))
  const find = (property: string): Column => {
    const column = byProperty.get(property)
    if (!column) throw new Error(`${getTableConfig(table).name} has no field ${property}`)
    return column
  }
  return {
    table: getTableConfig(table).name,
    columns,
    encode: (property, value) => find(property).encode(value),
    encodeRow: (record) => columns.map((column) => column.encode(record[column.property])),
    decodeRow: (row) => {
      const record: Record<string, unknown> = {}
      for (const column of columns) record[column.property] = column.decode(row[column.column] as Cell)
      return record
    },
    columnOf: (property) => find(property).column,
  }
}

function cellCodec(dataType: string, notNull: boolean): Pick<Column, 'encode' | 'decode'> {
  switch (dataType) {
    case 'boolean':
      return {
        encode: (value) => (value === null || value === undefined ? null : value ? 1 : 0),
        decode: (cell) => (cell === null ? null : cell === 1),
      }
    case 'json':
      return {
        // A column of any JSON is never empty: null is a value like others there.
        encode: (value) => (value === undefined || (value === null && !notNull) ? null : JSON.stringify(value)),
        decode: (cell) => (cell === null ? null : JSON.parse(cell as string)),
      }
    default:
      return { encode: (value) => (value === undefined ? null : (value as Cell)), decode: (cell) => cell }
  }
}
