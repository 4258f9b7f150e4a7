import type { Migration } from '../migration.ts'

/**
 * Counting and listing what alerts: open work by its most urgent deadline whatever its status, without a look at the
 * rows themselves. Work that is over has no such deadline and is not in it.
 */
export const alerts: Migration = {
  version: 110,
  name: 'alerts',
  up(db) {
    db.exec(`
      CREATE INDEX work_orders_next_due ON work_orders (next_due_at, number, status, deleted_at, id)
        WHERE next_due_at IS NOT NULL AND deleted_at IS NULL`)
  },
}
