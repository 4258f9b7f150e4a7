import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '#electron/store/migrate.ts'
import { migrations } from '#electron/store/migrations/list.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

test('migration 220 leaves sites always open, and holds on to a calendar a site names', () => {
  const db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  const upTo = (version: number) => expectOk(migrate(db, version, migrations.filter((one) => one.version <= version))) // prettier-ignore
  upTo(210)
  db.exec(`
    INSERT INTO sites (id, name, address, coordinate_source, coordinate_confidence, zone, active, custom, rev, updated_at)
      VALUES ('s', 'Kiln', '', 'none', 0, 'UTC', 1, '{}', 1, 0);
    INSERT INTO business_calendars (id, name, zone, hours, days_off, rev, updated_at) VALUES ('c', 'Day', 'UTC', '[]', '[]', 1, 0);`)
  upTo(220)
  expect(db.prepare('SELECT name, opening_calendar_id FROM sites').get()).toEqual({ name: 'Kiln', opening_calendar_id: null }) // prettier-ignore
  db.exec("UPDATE sites SET opening_calendar_id = 'c'")
  expect(() => db.exec("DELETE FROM business_calendars WHERE id = 'c'")).toThrow('FOREIGN KEY')
  expect(() => db.exec("UPDATE sites SET opening_calendar_id = 'nowhere'")).toThrow('FOREIGN KEY')
  db.close()
})
