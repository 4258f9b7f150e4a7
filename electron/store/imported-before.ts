import type Database from 'better-sqlite3'
import type { ImportedBefore } from '#shared/commands/read.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { prepared } from './prepared.ts'

type Fields = Record<string, unknown>

/** Changes that count: of steps that were not taken back. Steps without an entry in the history cannot be. */
const standing = "coalesce(h.state, 'done') = 'done'"

const valuesSql = `
  SELECT c.after FROM change_log c
  JOIN command_log l ON l.seq = c.seq
  LEFT JOIN history_steps h ON h.step_id = l.step_id
  WHERE c.row_id = ? AND c.entity = ? AND c.after IS NOT NULL
    AND l.name GLOB 'import.*' AND ${standing}
  ORDER BY c.seq, c.ordinal`

const removedSql = `
  SELECT c.before FROM change_log c
  JOIN command_log l ON l.seq = c.seq
  LEFT JOIN history_steps h ON h.step_id = l.step_id
  WHERE c.entity = ? AND c.op = 'remove'
    AND l.name NOT GLOB 'import.*' AND l.name NOT GLOB 'history.*' AND ${standing}
  ORDER BY c.seq, c.ordinal`

/** What imports wrote and the office removed, read from the change log. The caller holds the transaction. */
export function importedBefore(db: Database.Database): ImportedBefore {
  const fieldsOf = (text: unknown) => JSON.parse(text as string) as Fields
  return {
    valuesOf(entity: EntityName, id: string) {
      const written = prepared(db, valuesSql).pluck().all(id, entity)
      return Object.assign({}, ...written.map(fieldsOf)) as Fields
    },
    removed: (entity: EntityName) => prepared(db, removedSql).pluck().all(entity).map(fieldsOf),
  }
}
