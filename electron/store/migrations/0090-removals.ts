import type { Migration } from '../migration.ts'

/** Finds what was removed without reading the whole log: an import does not bring back what the office took away. */
export const removals: Migration = {
  version: 90,
  name: 'removals',
  up(db) {
    db.exec("CREATE INDEX change_log_removals ON change_log (entity, seq) WHERE op = 'remove'")
  },
}
