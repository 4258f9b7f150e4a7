import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '#electron/store/migrate.ts'
import { initial } from '#electron/store/migrations/0010-initial.ts'
import { people } from '#electron/store/migrations/0020-people.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

let db: Database.Database

beforeEach(() => {
  db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  expectOk(migrate(db, 10, [initial]))
})

afterEach(() => {
  db.close()
})

const take = () => expectOk(migrate(db, 20, [initial, people]))

const addTechnician = (id: string) =>
  db
    .prepare("INSERT INTO technicians (id, code, name, active, rev, updated_at) VALUES (?, ?, 'Ana', 1, 1, 0)")
    .run(id, id)

test('shifts from before are worked every week, and technicians are charged at the office rate', () => {
  addTechnician('t')
  db.exec(
    "INSERT INTO shifts (id, technician_id, weekday, start_minute, end_minute, rev, updated_at) VALUES ('s', 't', 1, 480, 960, 1, 0)",
  )
  expect(take()).toEqual(['people'])
  expect(db.prepare('SELECT * FROM shifts').get()).toMatchObject({
    weekday: 1,
    cycle_weeks: 1,
    cycle_week: 1,
    anchor_day: null,
    valid_from: null,
    valid_until: null,
  })
  expect(db.prepare('SELECT bill_per_hour FROM technicians').pluck().get()).toBe(null)
})

test('a crew member must be somebody, of some crew', () => {
  take()
  addTechnician('t')
  db.exec("INSERT INTO crews (id, name, active, rev, updated_at) VALUES ('c', 'Blue', 1, 1, 0)")
  const join = db.prepare(
    'INSERT INTO crew_members (id, crew_id, technician_id, rev, updated_at) VALUES (?, ?, ?, 1, 0)',
  )
  expect(join.run('m', 'c', 't').changes).toBe(1)
  expect(() => join.run('n', 'c', 'nobody')).toThrow(/FOREIGN KEY/)
  expect(() => join.run('n', 'none', 't')).toThrow(/FOREIGN KEY/)
})

test('a name belongs to one user, and a role is one of those there are', () => {
  take()
  const add = db.prepare("INSERT INTO users (id, name, role, active, rev, updated_at) VALUES (?, 'Ana', ?, 1, 1, 0)")
  add.run('u', 'planner')
  expect(() => add.run('v', 'planner')).toThrow(/UNIQUE/)
  expect(() => add.run('w', 'king')).toThrow(/CHECK/)
})
