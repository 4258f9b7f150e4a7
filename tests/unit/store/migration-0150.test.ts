import type Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { fresh, write } from '#tests/doubles/write-records.ts'
import { openTestBackend } from '#tests/doubles/test-backend.ts'

/** Kinds of records that come, and go, in great numbers. */
const many = ['requests', 'work_orders', 'visits', 'sites', 'assets', 'customers', 'contacts', 'attachments', 'checklist_answers', 'cost_lines'] // prettier-ignore

/** How SQLite looks for rows of a table that point at a record by a column. */
function search(db: Database.Database, table: string, column: string): string {
  const [step] = db.prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM ${table} WHERE ${column} = ?`).all('x') as { detail: string }[] // prettier-ignore
  return step!.detail
}

test('a record that goes is looked for by an index in every column that could point at it', async () => {
  await using desk = openTestBackend()
  const { db } = desk.backend.context.store
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'").pluck()
  const read: string[] = []
  for (const table of tables.all() as string[]) {
    const keys = db.prepare('SELECT "table" AS parent, "from" AS column FROM pragma_foreign_key_list(?)').all(table)
    for (const { parent, column } of keys as { parent: string; column: string }[]) {
      if (many.includes(parent) && search(db, table, column).startsWith('SCAN')) read.push(`${table}.${column}`)
    }
  }
  expect(read).toEqual([])
})

test('a record that another one still points at stays', async () => {
  await using desk = openTestBackend()
  write(desk, [
    fresh('workOrders', { id: 'first', number: 1 }),
    fresh('workOrders', { id: 'next', number: 2, followUpOfId: 'first' }),
  ])
  const { db } = desk.backend.context.store
  expect(() => db.prepare("DELETE FROM work_orders WHERE id = 'first'").run()).toThrow('FOREIGN KEY')
  expect(db.prepare("DELETE FROM work_orders WHERE id = 'next'").run().changes).toBe(1)
  expect(db.prepare("DELETE FROM work_orders WHERE id = 'first'").run().changes).toBe(1)
})
