import type Database from 'better-sqlite3'

const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>()
const mostKept = 400

/** A prepared statement of a text built at run time, kept with the connection; the oldest go when there are many. */
export function prepared(db: Database.Database, sql: string): Database.Statement {
  let kept = statements.get(db)
  if (!kept) statements.set(db, (kept = new Map()))
  let statement = kept.get(sql)
  if (statement) return statement
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
  statement = db.prepare(sql)
  kept.set(sql, statement)
  return statement
}
