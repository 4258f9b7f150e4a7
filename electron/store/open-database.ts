import { mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { isCurrent, migrate } from './migrate.ts'
import { storageErrorOf } from './storage-error.ts'

/** Name of the one database file in a data folder. */
export const databaseFileName = 'fieldboard.sqlite'

/**
 * Opens (and where needed creates and migrates) the database of a data folder. Committed means on the disk:
 * WAL with synchronous FULL, so an acknowledged change survives a power cut.
 */
export function openDatabase(
  dataDir: string,
  options: { readonly readOnly?: boolean } = {},
): Result<Database.Database, AppError> {
  let db: Database.Database | null = null
  try {
    if (!options.readOnly) mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    db = new Database(path.join(dataDir, databaseFileName), { readonly: options.readOnly ?? false, timeout: 10_000 })
    configure(db, options.readOnly ?? false)
    const ready = options.readOnly ? isCurrent(db) : migrate(db)
    if (!ready.ok) {
      db.close()
      return ready
    }
    return ok(db)
  } catch (thrown) {
    db?.close()
    const known = storageErrorOf(thrown)
    if (known) return err(known)
    throw thrown
  }
}

function configure(db: Database.Database, readOnly: boolean): void {
  db.pragma('trusted_schema = OFF')
  db.pragma('foreign_keys = ON')
  db.pragma('cell_size_check = ON')
  db.pragma('cache_size = -65536')
  db.pragma('temp_store = MEMORY')
  if (readOnly) return
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = ON')
}
