import type { Migration } from '../migration.ts'

/**
 * Indexes over the columns that point at records which go in great numbers, as when an import is taken back: for each
 * record that goes, SQLite looks for others that point at it, and without an index it reads their whole table.
 */
export const pointedAt: Migration = {
  version: 150,
  name: 'pointed at',
  up(db) {
    for (const [table, column] of columns) {
      db.exec(`CREATE INDEX ${table}_${column} ON ${table} (${column}) WHERE ${column} IS NOT NULL`)
    }
  },
}

const columns = [
  ['work_orders', 'follow_up_of_id'],
  ['checklist_answers', 'follow_up_work_order_id'],
  ['checklist_answers', 'attachment_id'],
  ['checklist_answers', 'visit_id'],
  ['cost_lines', 'visit_id'],
  ['invoice_drafts', 'customer_id'],
  ['sla_rules', 'customer_id'],
] as const
