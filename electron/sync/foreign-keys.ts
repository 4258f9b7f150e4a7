import type Database from 'better-sqlite3'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { entityNames } from '#shared/domain/entities.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { prepared } from '../store/prepared.ts'
import { tables } from '../store/schema.ts'

/** A column of records of one kind that names records of another. */
interface ForeignKey {
  readonly child: EntityName
  readonly column: string
  readonly parent: EntityName
}

/** A record that names another which is not there. */
export interface Dangling {
  readonly child: { readonly entity: EntityName; readonly id: string }
  readonly parent: { readonly entity: EntityName; readonly id: string }
}

const tableOf = (entity: EntityName) => getTableConfig(tables[entity]).name

let known: readonly ForeignKey[] | null = null

/** Every foreign key between records, as the database itself tells them: all databases of a version have the same. */
function foreignKeys(db: Database.Database): readonly ForeignKey[] {
  if (known) return known
  const entityOf = new Map(entityNames.map((entity) => [tableOf(entity), entity]))
  known = entityNames.flatMap((child) => {
    const keys = prepared(db, 'SELECT "table", "from" FROM pragma_foreign_key_list(?)').all(tableOf(child)) as {
      readonly table: string
      readonly from: string
    }[]
    return keys.flatMap(({ table, from }): ForeignKey[] => {
      const parent = entityOf.get(table)
      return parent ? [{ child, column: from, parent }] : []
    })
  })
  return known
}

/** Which of the records written name something that is not there, and which others name one of those removed. */
export function findDangling(
  db: Database.Database,
  written: ReadonlyMap<EntityName, readonly string[]>,
  removed: ReadonlyMap<EntityName, readonly string[]>,
): Dangling[] {
  const found: Dangling[] = []
  for (const { child, column, parent } of foreignKeys(db)) {
    const add = (rows: unknown[]) => {
      for (const { id, named } of rows as { id: string; named: string }[])
        found.push({ child: { entity: child, id }, parent: { entity: parent, id: named } })
    }
    const ids = written.get(child)
    if (ids?.length) {
      const sql = `SELECT c.id, c.${column} AS named FROM json_each(?) j CROSS JOIN ${tableOf(child)} c ON c.id = j.value
        WHERE c.${column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${tableOf(parent)} p WHERE p.id = c.${column})`
      add(prepared(db, sql).all(JSON.stringify(ids)))
    }
    const gone = removed.get(parent)
    if (gone?.length) {
      const sql = `SELECT c.id, c.${column} AS named FROM json_each(?) j CROSS JOIN ${tableOf(child)} c ON c.${column} = j.value`
      add(prepared(db, sql).all(JSON.stringify(gone)))
    }
  }
  return found
}
