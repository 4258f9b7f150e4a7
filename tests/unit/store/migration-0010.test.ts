import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '#electron/store/migrate.ts'
import { initial } from '#electron/store/migrations/0010-initial.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

let folder: string
let db: Database.Database

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-migration-'))
  db = new Database(path.join(folder, 'test.sqlite'))
  db.pragma('foreign_keys = ON')
  expectOk(migrate(db, 10, [initial]))
})

afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const names = (type: string) =>
  db.prepare("SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%'").pluck().all(type) as string[]

test('an empty file becomes version 10, and a second run does nothing', () => {
  expect(db.pragma('user_version', { simple: true })).toBe(10)
  expect(expectOk(migrate(db, 10, [initial]))).toEqual([])
})

test('every table of ours is STRICT, so that a column holds what it says', () => {
  const loose = db
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")
    .pluck()
    .all() as string[]
  expect(loose.filter((name) => !name.startsWith('sqlite_'))).toEqual([])
  expect(names('table').length).toBeGreaterThan(30)
})

test('every record table keeps id, revision, last change and tombstone', () => {
  const records = ['customers', 'sites', 'technicians', 'requests', 'work_orders', 'visits', 'settings', 'print_runs']
  for (const table of records) {
    const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table)
    expect(columns).toEqual(expect.arrayContaining(['id', 'rev', 'updated_at', 'deleted_at']))
  }
})

test('a visit of a work order that is not there is refused when the transaction ends, not before', () => {
  const addVisit = db.prepare(
    `INSERT INTO visits (id, work_order_id, sequence, status, duration_minutes, pinned, rev, updated_at)
     VALUES ('v1', 'w1', 1, 'toSchedule', 30, 0, 1, 0)`,
  )
  expect(() => addVisit.run()).toThrow(/FOREIGN KEY/)
  db.transaction(() => {
    addVisit.run()
    db.prepare(
      `INSERT INTO work_orders (id, number, title, description, status, priority, opened_at, rev, updated_at)
       VALUES ('w1', 1, 't', '', 'open', 'normal', 0, 1, 0)`,
    ).run()
  })()
  expect(db.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(1)
})

test('a status that no one knows is refused by the table itself', () => {
  const add = db.prepare(
    `INSERT INTO work_orders (id, number, title, description, status, priority, opened_at, rev, updated_at)
     VALUES ('w1', 1, 't', '', ?, 'normal', 0, 1, 0)`,
  )
  expect(() => add.run('lost')).toThrow(/CHECK/)
})

test('words and places can be searched', () => {
  db.exec("INSERT INTO search_index (rowid, words) VALUES (7, 'Café pump broken')")
  expect(db.prepare("SELECT rowid FROM search_index WHERE search_index MATCH 'cafe'").pluck().all()).toEqual([7])
  db.exec("INSERT INTO site_places VALUES (7, 42.3, 42.3, -71.1, -71.1, 's7')")
  const near =
    'SELECT site_id FROM site_places WHERE min_latitude BETWEEN 42 AND 43 AND min_longitude BETWEEN -72 AND -71'
  expect(db.prepare(near).pluck().all()).toEqual(['s7'])
})

test('a number of the command log is never given twice, even after the last command is gone', () => {
  const add = db.prepare(
    `INSERT INTO command_log (id, step_id, name, args, actor_id, actor_name, at, summary_key, summary_values)
     VALUES (?, 's', 'n', '{}', 'a', 'A', 0, 'k', '{}')`,
  )
  expect(add.run('c1').lastInsertRowid).toBe(1)
  db.exec('DELETE FROM command_log')
  expect(add.run('c2').lastInsertRowid).toBe(2)
})

test('a step that fails halfway leaves nothing of itself behind', () => {
  const broken = {
    version: 20,
    name: 'broken',
    up(target: Database.Database) {
      target.exec('CREATE TABLE half (id TEXT) STRICT')
      target.exec('CREATE TABLE half (id TEXT) STRICT')
    },
  }
  expect(() => migrate(db, 20, [initial, broken])).toThrow(/already exists/)
  expect(names('table')).not.toContain('half')
  expect(db.pragma('user_version', { simple: true })).toBe(10)
})
