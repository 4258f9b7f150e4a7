import Database from 'better-sqlite3'
import { clustered } from './migrations.ts'
import { overwriting } from './sql.ts'
import type { BulkColumns, Sql, SqlDatabase, SqlRow, SqlValue } from './sql.ts'
import { createTurns } from './turns.ts'

/**
 * A SQLite file, or `:memory:` for tests: one connection that writes, one that reads what was committed. Every commit is on
 * the disk before it is answered (WAL, synchronous FULL).
 */
export function openSqlite(file: string): SqlDatabase {
  const writer = connect(file)
  const reader = file === ':memory:' ? writer : connect(file)
  const writing = createTurns()
  const readingTurns = reader === writer ? writing : createTurns()
  const inside = async <T>(db: Database.Database, begin: string, work: (sql: Sql) => Promise<T>): Promise<T> => {
    db.exec(begin)
    try {
      const result = await work(sqlOf(db))
      db.exec('COMMIT')
      return result
    } catch (thrown) {
      if (db.inTransaction) db.exec('ROLLBACK')
      throw thrown
    }
  }
  const alone = sqlOf(writer)
  const looking = sqlOf(reader)
  return {
    sql: {
      // What only looks does not wait for who writes.
      all: (text, values) =>
        text.startsWith('SELECT')
          ? readingTurns(() => looking.all(text, values))
          : writing(() => alone.all(text, values)),
      run: (text, values) => writing(() => alone.run(text, values)),
      insertMany: (into, rows, onConflict) => writing(() => alone.insertMany(into, rows, onConflict)),
      deleteMany: (from, rows) => writing(() => alone.deleteMany(from, rows)),
    },
    transaction: (work) => writing(() => inside(writer, 'BEGIN IMMEDIATE', work)),
    reading: (work) => readingTurns(() => inside(reader, 'BEGIN', work)),
    close: async () => {
      await writing(() => Promise.resolve())
      if (reader !== writer) reader.close()
      writer.close()
    },
  }
}

function connect(file: string): Database.Database {
  const db = new Database(file)
  db.pragma('page_size = 8192')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = 1')
  db.pragma('busy_timeout = 10000')
  db.pragma('cell_size_check = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('cache_size = -65536')
  // A page of an index that many commits touch is copied back once in 32 MB, not once in four.
  db.pragma('wal_autocheckpoint = 4096')
  return db
}

const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>()

function prepared(db: Database.Database, text: string): Database.Statement {
  let known = statements.get(db)
  if (!known) statements.set(db, (known = new Map()))
  let statement = known.get(text)
  if (!statement) known.set(text, (statement = db.prepare(dialect(text))))
  return statement
}

const dialect = (text: string) =>
  text
    .replaceAll('IN LIST(?)', 'IN (SELECT value FROM json_each(?))')
    .replaceAll('BIGINT', 'INTEGER')
    .replaceAll(clustered, 'WITHOUT ROWID')

const bound = (values: readonly SqlValue[]) =>
  values.map((value) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value))

/** Statements at once, told as promises: what the hub's store is written over is the same for a server far away. */
function sqlOf(db: Database.Database): Sql {
  const insert = (into: BulkColumns, onConflict?: readonly string[]) =>
    prepared(
      db,
      `INSERT INTO ${into.table} (${into.columns.join(', ')}) VALUES (${into.columns.map(() => '?').join(', ')})` +
        overwriting(into.columns, onConflict),
    )
  const remove = (from: BulkColumns) =>
    prepared(db, `DELETE FROM ${from.table} WHERE ${from.columns.map((column) => `${column} = ?`).join(' AND ')}`)
  return {
    all: async (text, values) => prepared(db, text).all(...bound(values)) as SqlRow[],
    run: async (text, values) => prepared(db, text).run(...bound(values)).changes,
    insertMany: async (into, rows, onConflict) => {
      if (rows.length === 0) return
      const statement = insert(into, onConflict)
      for (const row of rows) statement.run(...row)
    },
    deleteMany: async (from, rows) => {
      if (rows.length === 0) return
      const statement = remove(from)
      for (const row of rows) statement.run(...row)
    },
  }
}
