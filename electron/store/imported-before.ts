import type Database from 'better-sqlite3'
import type { ImportedBefore } from '#shared/commands/read.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { prepared } from './prepared.ts'

type Fields = Record<string, unknown>

/** Changes that count: of steps that were not taken back. Steps without an entry in the history cannot be. */
const standing = "coalesce(h.state, 'done') = 'done'"

const valuesSql = `
  SELECT c.before, c.after FROM change_log c
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
      const written = prepared(db, valuesSql).all(id, entity) as { before: string | null; after: string }[]
      const values: Fields = {}
      let own: Fields = {}
      for (const { before, after } of written) {
        const fields = fieldsOf(after)
        own = { ...own, ...ownChanges(before === null ? {} : fieldsOf(before), fields) }
        Object.assign(values, fields, 'custom' in fields ? { custom: own } : {})
      }
      return values
    },
    removed: (entity: EntityName) => prepared(db, removedSql).pluck().all(entity).map(fieldsOf),
  }
}

/** The custom values that a change set itself: the log keeps them all together, with those it only passed on. */
function ownChanges(before: Fields, after: Fields): Fields {
  const was = (before['custom'] ?? {}) as Fields
  return Object.fromEntries(Object.entries(after['custom'] ?? {}).filter(([key, value]) => was[key] !== value))
}
