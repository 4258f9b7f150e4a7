import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '#electron/store/migrate.ts'
import { migrations } from '#electron/store/migrations/list.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

let db: Database.Database

beforeEach(() => {
  db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  expectOk(migrate(db, 60, migrations))
  db.exec(`
    INSERT INTO customers (id, name, tier, rev, updated_at) VALUES ('c', 'Bakery', 'gold', 1, 0);
    INSERT INTO sites (id, name, address, coordinate_source, coordinate_confidence, zone, rev, updated_at)
      VALUES ('s', 'Shop', '1 Main St', 'none', 0, 'UTC', 1, 0);
    INSERT INTO assets (id, site_id, tag, name, kind, criticality, rev, updated_at)
      VALUES ('a', 's', 'A-1', 'Oven', 'oven', 'high', 1, 0);
    INSERT INTO contacts (id, customer_id, name, rev, updated_at) VALUES ('p', 'c', 'Ana', 1, 0);
    INSERT INTO saved_views (id, screen, name, view, rev, updated_at) VALUES ('v', 'workOrders', 'Mine', '{}', 1, 0);
  `)
})

afterEach(() => {
  db.close()
})

const take = () => expectOk(migrate(db, 70, migrations))

test('what was there stands on its own, is in service, active and nobody’s first contact', () => {
  expect(take()).toEqual(['assets-and-fields'])
  const row = (table: string) => db.prepare(`SELECT * FROM ${table}`).get()
  expect(row('assets')).toMatchObject({ parent_id: null, status: 'inService', useful_life_years: null, custom: '{}' })
  expect(row('sites')).toMatchObject({ parent_id: null, active: 1, custom: '{}' })
  expect(row('customers')).toMatchObject({ active: 1 })
  expect(row('contacts')).toMatchObject({ is_primary: 0 })
  expect(row('saved_views')).toMatchObject({ shared: 1, author_name: null })
})

test('an asset can only be part of one that is there, and in a state there is', () => {
  take()
  const set = (text: string) => db.prepare(`UPDATE assets SET ${text}`).run()
  expect(() => set("parent_id = 'none'")).toThrow(/FOREIGN KEY/)
  expect(() => set("status = 'asleep'")).toThrow(/CHECK/)
  expect(set("status = 'retired', replacement_cost_cents = 180000").changes).toBe(1)
})

test('two fields of one kind of record cannot share a key', () => {
  take()
  const add = db.prepare(
    `INSERT INTO custom_fields (id, subject, key, label, type, choices, required, printed, position, active, rev, updated_at)
     VALUES (?, ?, 'colour', 'Colour', 'text', '[]', 0, 0, 1, 1, 1, 0)`,
  )
  add.run('f', 'asset')
  add.run('g', 'site')
  expect(() => add.run('h', 'asset')).toThrow(/UNIQUE/)
})

test('the newest failures of all assets are found without reading the work orders', () => {
  take()
  const plan = db
    .prepare(
      `EXPLAIN QUERY PLAN SELECT asset_id FROM work_orders INDEXED BY work_orders_failures
       WHERE opened_at >= 5 AND failure_code IS NOT NULL AND asset_id IS NOT NULL`,
    )
    .all() as { detail: string }[]
  expect(plan.map(({ detail }) => detail).join('\n')).toMatch(
    /SEARCH work_orders USING (COVERING )?INDEX work_orders_failures/,
  )
})
