import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '#electron/store/migrate.ts'
import { migrations } from '#electron/store/migrations/list.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

let db: Database.Database
const upTo = (version: number) => migrations.filter((migration) => migration.version <= version)

beforeEach(() => {
  db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
})
afterEach(() => db.close())

const addOrder = (id: string, more: Record<string, string | number | null> = {}) => {
  const row = {
    id,
    number: Number(id.slice(1)),
    title: 't',
    description: '',
    status: 'open',
    priority: 'normal',
    opened_at: 0,
    rev: 1,
    updated_at: 0,
    ...more,
  }
  const names = Object.keys(row)
  db.prepare(`INSERT INTO work_orders (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(
    ...Object.values(row),
  )
}
const due = (id: string) => db.prepare('SELECT next_due_at FROM work_orders WHERE id = ?').pluck().get(id)

test('the next deadline of a work order is that of its most urgent running clock, whatever is written', () => {
  expectOk(migrate(db, 80, migrations))
  const clocks = { respond_by: 10, arrive_by: 20, resolve_by: 30 }
  addOrder('w1', clocks)
  addOrder('w2', { ...clocks, responded_at: 5 })
  addOrder('w3', { ...clocks, arrived_at: 5 })
  addOrder('w4', { ...clocks, completed_at: 5, status: 'done' })
  addOrder('w5', { ...clocks, status: 'cancelled' })
  addOrder('w6')
  addOrder('w7', { resolve_by: 7, arrive_by: 20 })
  expect(['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7'].map(due)).toEqual([10, 20, 30, null, null, null, 7])
  db.exec(`UPDATE work_orders SET completed_at = 3, status = 'done' WHERE id = 'w1'`)
  expect(due('w1')).toBeNull()
})

test('work of a database from before keeps its imported dates, and learns its service level and when somebody came', () => {
  expectOk(migrate(db, 10, upTo(10)))
  db.exec(`
    INSERT INTO sla_policies (id, name, respond_minutes, resolve_minutes, rev, updated_at) VALUES ('p', 'P', 60, 240, 1, 0);
    INSERT INTO work_types (id, name, category, field_work, skill_level, duration_minutes, priority, sla_policy_id, checklist, parts, rev, updated_at)
      VALUES ('t', 'T', 'c', 1, 1, 30, 'normal', 'p', '[]', '[]', 1, 0);
    INSERT INTO import_runs (id, file_name, mapping_name, status, started_at, rows_read, rows_added, rows_updated, rows_unchanged, rows_rejected, rows_ungeocoded, rev, updated_at)
      VALUES ('i', 'f', 'm', 'finished', 0, 0, 0, 0, 0, 0, 0, 1, 0);
    INSERT INTO requests (id, number, status, title, description, source, priority, opened_at, resolve_by, import_id, rev, updated_at)
      VALUES ('r', 1, 'accepted', 't', '', 's', 'normal', 0, 99, 'i', 1, 0);`)
  addOrder('w1', { request_id: 'r', resolve_by: 99, work_type_id: 't' })
  addOrder('w2', { resolve_by: 99 })
  db.exec(`
    INSERT INTO visits (id, work_order_id, sequence, status, duration_minutes, pinned, actual_starts_at, rev, updated_at)
      VALUES ('v', 'w1', 1, 'onSite', 30, 0, 42, 1, 0)`)
  expectOk(migrate(db, 80, migrations))
  const read = db.prepare('SELECT promised, sla_policy_id, arrived_at, responded_at FROM work_orders WHERE id = ?')
  expect(read.get('w1')).toEqual({ promised: '["resolve"]', sla_policy_id: 'p', arrived_at: 42, responded_at: 42 })
  expect(read.get('w2')).toEqual({ promised: '[]', sla_policy_id: null, arrived_at: null, responded_at: null })
  expect(db.prepare('SELECT resolve_by_promised FROM requests').pluck().get()).toBe(1)
  expect(db.prepare('SELECT stages, pausable, active FROM sla_policies').get()).toEqual({
    stages: '[50,80,100]',
    pausable: 1,
    active: 1,
  })
})

test('a calendar and the snooze of an alert are there once only', () => {
  expectOk(migrate(db, 80, migrations))
  const calendar = db.prepare(
    `INSERT INTO business_calendars (id, name, zone, hours, days_off, rev, updated_at) VALUES (?, 'Office', 'UTC', '[]', '[]', 1, 0)`,
  )
  calendar.run('a')
  expect(() => calendar.run('b')).toThrow(/UNIQUE/)
  const snooze = db.prepare(
    `INSERT INTO alert_snoozes (id, subject_id, code, until, owner_name, rev, updated_at) VALUES (?, 's', 'c', 0, 'o', 1, 0)`,
  )
  snooze.run('a')
  expect(() => snooze.run('b')).toThrow(/UNIQUE/)
})
