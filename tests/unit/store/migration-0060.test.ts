import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrations } from '#electron/store/migrations/list.ts'
import { migrate } from '#electron/store/migrate.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

let db: Database.Database

const upTo = (version: number) => {
  const some = migrations.filter((one) => one.version <= version)
  expectOk(migrate(db, version, some))
}
const addOrder = (id: string) =>
  db
    .prepare(
      `INSERT INTO work_orders (id, number, title, description, status, priority, opened_at, crew_size, custom, rev, updated_at)
       VALUES (?, 1, 't', '', 'open', 'normal', 0, 1, '{}', 1, 0)`,
    )
    .run(id)
const addLine = (id: string, change: Record<string, string | number | null> = {}) => {
  const row = {
    id,
    work_order_id: 'w',
    kind: 'labour',
    state: 'actual',
    description: 'd',
    quantity: 1,
    unit: 'h',
    unit_cost_cents: 1,
    unit_price_cents: 2,
    coverage: 'billable',
    happened_on: '2011-09-06',
    rev: 1,
    updated_at: 0,
    ...change,
  }
  const names = Object.keys(row)
  db.prepare(`INSERT INTO cost_lines (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`).run(
    row,
  )
}

beforeEach(() => {
  db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
})
afterEach(() => {
  db.close()
})

test('a database of before gets the tables of money and keeps what it holds', () => {
  upTo(50)
  db.prepare("INSERT INTO skills (id, name, rev, updated_at) VALUES ('s', 'Trees', 1, 0)").run()
  upTo(60)
  expect(db.pragma('user_version', { simple: true })).toBe(60)
  expect(db.prepare('SELECT id FROM skills').pluck().all()).toEqual(['s'])
  for (const table of ['contracts', 'cost_lines', 'quote_lines', 'invoice_drafts']) {
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
    expect(db.prepare('SELECT strict FROM pragma_table_list WHERE name = ?').pluck().get(table)).toBe(1)
  }
})

test('the tables refuse a cost of no kind, a credit without a reason, and a proposal taken twice', () => {
  upTo(60)
  addOrder('w')
  addLine('fine')
  expect(() => addLine('x', { kind: 'gift' })).toThrow(/CHECK/)
  expect(() => addLine('x', { coverage: 'nobody' })).toThrow(/CHECK/)
  expect(() => addLine('x', { quantity: -1 })).toThrow(/CHECK/)
  addLine('credit', { quantity: -1, credit_reason: 'goodwill' })
  addLine('first', { source_key: 'kit Filter' })
  expect(() => addLine('second', { source_key: 'kit Filter' })).toThrow(/UNIQUE/)
  expect(() => addLine('x', { work_order_id: 'nobody' })).toThrow(/FOREIGN KEY/)
})

test('an invoice number is given once', () => {
  upTo(60)
  addOrder('w')
  const add = db.prepare(
    `INSERT INTO invoice_drafts (id, number, work_order_id, state, currency, lines, billable_cents, warranty_cents,
       contract_cents, internal_cents, made_at, made_by, rev, updated_at)
     VALUES (?, 1001, 'w', 'draft', 'USD', '[]', 0, 0, 0, 0, 0, 'Ana', 1, 0)`,
  )
  add.run('a')
  expect(() => add.run('b')).toThrow(/UNIQUE/)
})
