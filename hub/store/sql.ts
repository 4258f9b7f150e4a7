/** A value for a placeholder; a list stands for one `IN LIST(?)`. */
export type SqlValue = string | number | null | readonly string[]

/** A row as databases give it: text and numbers. */
export type SqlRow = Readonly<Record<string, string | number | null>>

/** Columns of a bulk write; all are text but those named as numbers. */
export interface BulkColumns {
  readonly table: string
  readonly columns: readonly string[]
  readonly numbers: readonly string[]
}

/**
 * The little SQL that SQLite and PostgreSQL have in common, as the hub uses it: `?` for a value, `IN LIST(?)` for one of
 * many. Everything else of the store is written once over this.
 */
export interface Sql {
  all(text: string, values: readonly SqlValue[]): Promise<SqlRow[]>
  /** Runs a statement; how many rows it touched. */
  run(text: string, values: readonly SqlValue[]): Promise<number>
  /** Inserts rows; `onConflict` names the key whose rows are overwritten instead. */
  insertMany(
    into: BulkColumns,
    rows: readonly (readonly (string | number | null)[])[],
    onConflict?: readonly string[],
  ): Promise<void>
  /** Deletes rows that have these values. */
  deleteMany(from: BulkColumns, rows: readonly (readonly (string | number | null)[])[]): Promise<void>
}

/** A database that runs it. */
export interface SqlDatabase {
  /** Statements that stand alone. */
  readonly sql: Sql
  /** A transaction that writes; run again from the start where the database asks for it. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** A transaction that reads one moment. */
  reading<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** `ON CONFLICT` of a bulk insert that overwrites. */
export function overwriting(columns: readonly string[], key: readonly string[] | undefined): string {
  if (!key) return ''
  const set = columns.filter((column) => !key.includes(column)).map((column) => `${column} = excluded.${column}`)
  return ` ON CONFLICT (${key.join(', ')}) DO ${set.length > 0 ? `UPDATE SET ${set.join(', ')}` : 'NOTHING'}`
}
