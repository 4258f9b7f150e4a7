import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '#electron/store/migrate.ts'
import { migrations } from '#electron/store/migrations/list.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

test('migration 170 leaves customers, sites and technicians as they were: no wishes, no limits', () => {
  const db = new Database(':memory:')
  const upTo = (version: number) => expectOk(migrate(db, version, migrations.filter((one) => one.version <= version))) // prettier-ignore
  upTo(160)
  db.exec(`
    INSERT INTO customers (id, name, tier, active, rev, updated_at) VALUES ('c', 'Kiln', 'gold', 1, 1, 0);
    INSERT INTO technicians (id, code, name, active, rev, updated_at) VALUES ('t', 'T', 'Ana', 1, 1, 0);`)
  upTo(170)
  expect(db.prepare('SELECT * FROM customers').get()).toMatchObject({ name: 'Kiln', technician_wishes: '[]' })
  expect(db.prepare('SELECT * FROM technicians').get()).toMatchObject({
    name: 'Ana',
    overtime_minutes: null,
    max_travel_minutes: null,
    own_territory_only: 0,
  })
  expect(() => db.exec('UPDATE technicians SET overtime_minutes = -1')).toThrow('CHECK')
  expect(() => db.exec("UPDATE customers SET technician_wishes = 'none'")).toThrow('CHECK')
  db.close()
})
