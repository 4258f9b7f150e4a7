import type Database from 'better-sqlite3'
import { mostUses } from '#shared/commands/read.ts'
import type { Uses } from '#shared/commands/read.ts'
import { entityNames } from '#shared/domain/entities.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { prepared } from './prepared.ts'
import { tables } from './schema.ts'

interface ForeignKey {
  readonly table: string
  readonly from: string
}

/** Columns that name records of any kind, which no foreign key can say. */
const loose = [
  ['notes', 'subject_id'],
  ['attachments', 'subject_id'],
] as const

/** Columns that point at a table, found in the database itself so that none is ever forgotten. */
function referencesTo(db: Database.Database, target: string): (readonly [EntityName, string])[] {
  return entityNames.flatMap((entity) => {
    const { name } = getTableConfig(tables[entity])
    const keys = prepared(db, 'SELECT "table", "from" FROM pragma_foreign_key_list(?)').all(name) as ForeignKey[]
    return keys.filter(({ table }) => table === target).map(({ from }) => [entity, from] as const)
  })
}

/** How many records point at one, by kind. */
export function usesOf(db: Database.Database, entity: EntityName, id: string): Uses {
  const counts: Partial<Record<EntityName, number>> = {}
  const target = getTableConfig(tables[entity]).name
  for (const [from, column] of [...referencesTo(db, target), ...loose]) {
    const { name } = getTableConfig(tables[from])
    const sql = `SELECT count(*) FROM (SELECT 1 FROM ${name} WHERE ${column} = ? AND deleted_at IS NULL LIMIT ${mostUses})`
    const count = prepared(db, sql).pluck().get(id) as number
    if (count > 0) counts[from] = Math.min(mostUses, (counts[from] ?? 0) + count)
  }
  return counts
}
