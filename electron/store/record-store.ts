import type Database from 'better-sqlite3'
import type { EntityName, EntityRow } from '#shared/domain/entities.ts'
import { rowCodec } from './row-codec.ts'
import type { RowCodec } from './row-codec.ts'
import { tables } from './schema.ts'

type StoredRecord = Record<string, unknown>

/** Reads and writes whole records of any kind by prepared statements. Callers hold the transaction. */
export interface RecordStore {
  get<E extends EntityName>(entity: E, id: string): EntityRow<E> | null
  getMany<E extends EntityName>(entity: E, ids: readonly string[]): EntityRow<E>[]
  where<E extends EntityName>(entity: E, field: string, values: readonly string[]): EntityRow<E>[]
  all<E extends EntityName>(entity: E): EntityRow<E>[]
  insert(entity: EntityName, record: StoredRecord): void
  patch(entity: EntityName, id: string, set: StoredRecord): void
  remove(entity: EntityName, id: string): void
  codec(entity: EntityName): RowCodec
}

/** SQLite allows 32,766 parameters; lists are cut into pieces well below. */
const chunkSize = 5_000

/** Creates the record store of one connection. */
export function createRecordStore(db: Database.Database): RecordStore {
  const codecs = new Map<EntityName, RowCodec>()
  const statements = new Map<string, Database.Statement>()
  const codec = (entity: EntityName) => {
    let found = codecs.get(entity)
    if (!found) codecs.set(entity, (found = rowCodec(tables[entity])))
    return found
  }
  const prepare = (sql: string) => {
    let found = statements.get(sql)
    if (!found) statements.set(sql, (found = db.prepare(sql)))
    return found
  }
  const decodeAll = <E extends EntityName>(entity: E, rows: unknown[]) => {
    const { decodeRow } = codec(entity)
    return rows.map((row) => decodeRow(row as StoredRecord) as EntityRow<E>)
  }
  const where = <E extends EntityName>(entity: E, field: string, values: readonly string[]): EntityRow<E>[] => {
    const { table, columnOf } = codec(entity)
    const found: EntityRow<E>[] = []
    for (let start = 0; start < values.length; start += chunkSize) {
      const sql = `SELECT * FROM ${table} WHERE ${columnOf(field)} IN (SELECT value FROM json_each(?))`
      const rows = prepare(sql).all(JSON.stringify(values.slice(start, start + chunkSize)))
      found.push(...decodeAll(entity, rows))
    }
    return found
  }
  return {
    codec,
    where,
    get(entity, id) {
      const row = prepare(`SELECT * FROM ${codec(entity).table} WHERE id = ?`).get(id)
      return row ? (codec(entity).decodeRow(row as StoredRecord) as EntityRow<typeof entity>) : null
    },
    getMany(entity, ids) {
      const found = new Map(where(entity, 'id', ids).map((record) => [record.id, record]))
      return ids.flatMap((id) => found.get(id) ?? [])
    },
    all: (entity) => decodeAll(entity, prepare(`SELECT * FROM ${codec(entity).table} WHERE deleted_at IS NULL`).all()),
    insert(entity, record) {
      const { table, columns, encodeRow } = codec(entity)
      const names = columns.map((column) => column.column).join(', ')
      const marks = columns.map(() => '?').join(', ')
      prepare(`INSERT INTO ${table} (${names}) VALUES (${marks})`).run(encodeRow(record))
    },
    patch(entity, id, set) {
      const { table, columnOf, encode } = codec(entity)
      const fields = Object.keys(set)
      const assignments = fields.map((field) => `${columnOf(field)} = ?`).join(', ')
      prepare(`UPDATE ${table} SET ${assignments} WHERE id = ?`).run(
        ...fields.map((field) => encode(field, set[field])),
        id,
      )
    },
    remove(entity, id) {
      prepare(`DELETE FROM ${codec(entity).table} WHERE id = ?`).run(id)
    },
  }
}
