import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '#electron/store/migrate.ts'
import { migrations } from '#electron/store/migrations/list.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

let db: Database.Database

beforeEach(() => {
  db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  expectOk(
    migrate(
      db,
      30,
      migrations.filter(({ version }) => version < 40),
    ),
  )
})

afterEach(() => {
  db.close()
})

const toNewest = () => expectOk(migrate(db))
const addOrder = (id: string, number: number, status: string, holdReason: string | null) =>
  db
    .prepare(
      `INSERT INTO work_orders (id, number, title, description, status, priority, opened_at, hold_reason, rev, updated_at)
       VALUES (?, ?, 't', '', ?, 'normal', 0, ?, 1, 77)`,
    )
    .run(id, number, status, holdReason)

test('work that was on hold gets its hold as a record, open since it was last changed', () => {
  addOrder('w1', 1, 'onHold', 'Parts')
  addOrder('w2', 2, 'cancelled', 'Twice')
  toNewest()
  expect(db.prepare('SELECT work_order_id, reason, pauses_clock, starts_at, ends_at FROM holds').all()).toEqual([
    { work_order_id: 'w1', reason: 'Parts', pauses_clock: 0, starts_at: 77, ends_at: null },
  ])
})

test('a work order learns when somebody first arrived from its visits', () => {
  addOrder('w1', 1, 'done', null)
  addOrder('w2', 2, 'open', null)
  const addVisit = db.prepare(
    `INSERT INTO visits (id, work_order_id, sequence, status, duration_minutes, actual_starts_at, pinned, rev, updated_at)
     VALUES (?, 'w1', ?, 'done', 30, ?, 0, 1, 0)`,
  )
  addVisit.run('v1', 1, 500)
  addVisit.run('v2', 2, 300)
  toNewest()
  expect(db.prepare('SELECT id, arrived_at FROM work_orders ORDER BY id').all()).toEqual([
    { id: 'w1', arrived_at: 300 },
    { id: 'w2', arrived_at: null },
  ])
})

test('two visits depend on each other once, in a way that is known', () => {
  toNewest()
  addOrder('w1', 1, 'open', null)
  const addVisit = db.prepare(
    `INSERT INTO visits (id, work_order_id, sequence, status, duration_minutes, pinned, rev, updated_at)
     VALUES (?, 'w1', ?, 'toSchedule', 30, 0, 1, 0)`,
  )
  addVisit.run('v1', 1)
  addVisit.run('v2', 2)
  const depend = db.prepare(
    `INSERT INTO visit_dependencies (id, visit_id, on_visit_id, kind, same_technician, rev, updated_at)
     VALUES (?, 'v2', 'v1', ?, 0, 1, 0)`,
  )
  expect(() => depend.run('d0', 'sometime')).toThrow(/CHECK/)
  depend.run('d1', 'after')
  expect(() => depend.run('d2', 'sameStart')).toThrow(/UNIQUE/)
})

test('a visit goes on with another one that is there', () => {
  toNewest()
  addOrder('w1', 1, 'open', null)
  const add = () =>
    db
      .prepare(
        `INSERT INTO visits (id, work_order_id, sequence, status, duration_minutes, pinned, follows_visit_id, rev, updated_at)
         VALUES ('v2', 'w1', 2, 'toSchedule', 30, 0, 'v1', 1, 0)`,
      )
      .run()
  expect(add).toThrow(/FOREIGN KEY/)
})

test('a work order has one open hold at most, however many ended before', () => {
  toNewest()
  addOrder('w1', 1, 'open', null)
  const hold = db.prepare(
    `INSERT INTO holds (id, work_order_id, reason, pauses_clock, starts_at, ends_at, rev, updated_at)
     VALUES (?, 'w1', 'Parts', 0, 1, ?, 1, 0)`,
  )
  hold.run('h1', 5)
  hold.run('h2', null)
  expect(() => hold.run('h3', null)).toThrow(/UNIQUE/)
})
