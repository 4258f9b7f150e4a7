import type Database from 'better-sqlite3'
import type { EntityName } from '#shared/domain/entities.ts'
import { prepared } from '../prepared.ts'

/** A record as it was kept; null: there is none. */
export interface KeptRow {
  readonly entity: EntityName
  readonly id: string
  readonly row: Readonly<Record<string, unknown>> | null
}

/** Whole records kept aside: `sync_base` as the hub has them, `sync_incoming` as it told them. Callers hold the transaction. */
export interface KeptRows {
  all(): KeptRow[]
  /** Keeps a record unless one is kept already. */
  keepFirst(entity: EntityName, id: string, row: KeptRow['row']): void
  /** Keeps a record in place of one kept before. */
  keepLast(entity: EntityName, id: string, row: KeptRow['row']): void
  drop(entity: EntityName, id: string): void
  clear(): void
  count(): number
}

export function createKeptRows(db: Database.Database, table: 'sync_base' | 'sync_incoming'): KeptRows {
  const json = (row: KeptRow['row']) => (row === null ? null : JSON.stringify(row))
  return {
    all: () =>
      (
        prepared(db, `SELECT entity, id, row FROM ${table}`).all() as (Record<'entity' | 'id', string> & {
          row: string | null
        })[]
      ).map(
        // prettier-ignore
        ({ entity, id, row }) => ({ entity: entity as EntityName, id, row: row === null ? null : (JSON.parse(row) as KeptRow['row']) }), // prettier-ignore
      ),
    keepFirst(entity, id, row) {
      prepared(db, `INSERT OR IGNORE INTO ${table} VALUES (?, ?, ?)`).run(entity, id, json(row))
    },
    keepLast(entity, id, row) {
      prepared(db, `INSERT OR REPLACE INTO ${table} VALUES (?, ?, ?)`).run(entity, id, json(row))
    },
    drop(entity, id) {
      prepared(db, `DELETE FROM ${table} WHERE entity = ? AND id = ?`).run(entity, id)
    },
    clear() {
      prepared(db, `DELETE FROM ${table}`).run()
    },
    count: () => prepared(db, `SELECT count(*) FROM ${table}`).pluck().get() as number,
  }
}
