import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '#electron/store/migrate.ts'
import { migrations } from '#electron/store/migrations/list.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

test('migration 100 keeps people, skills, shifts and breaks as they were, and leaves what is new open', () => {
  const db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  const upTo = (version: number) =>
    expectOk(
      migrate(
        db,
        version,
        migrations.filter((one) => one.version <= version),
      ),
    )
  upTo(90)
  db.exec(`
    INSERT INTO technicians (id, code, name, active, rev, updated_at) VALUES ('t', 'T', 'Ana', 1, 1, 0);
    INSERT INTO skills (id, name, rev, updated_at) VALUES ('k', 'Trees', 1, 0);
    INSERT INTO territories (id, name, code, rev, updated_at) VALUES ('n', 'North', 'N', 1, 0);
    INSERT INTO shifts (id, technician_id, weekday, start_minute, end_minute, rev, updated_at) VALUES ('s', 't', 1, 480, 960, 1, 0);
    INSERT INTO breaks (id, technician_id, start_minute, duration_minutes, rev, updated_at) VALUES ('b', 't', 720, 30, 1, 0);
    INSERT INTO on_calls (id, technician_id, starts_at, ends_at, rev, updated_at) VALUES ('o', 't', 0, 1, 1, 0);`)
  upTo(100)
  const one = (sql: string) => db.prepare(sql).get()
  expect(one('SELECT * FROM technicians')).toMatchObject({
    name: 'Ana',
    email: null,
    vehicle: null,
    home_address: null,
  })
  expect(one('SELECT * FROM skills')).toMatchObject({ name: 'Trees', description: null, levels: '[]' })
  expect(one('SELECT * FROM territories')).toMatchObject({ name: 'North', zone: null, colour: null })
  expect(one('SELECT * FROM shifts')).toMatchObject({ start_minute: 480, pattern_id: null })
  expect(one('SELECT * FROM breaks')).toMatchObject({ latest_start_minute: null, valid_from: null, pattern_id: null })
  expect(one('SELECT * FROM on_calls')).toMatchObject({ technician_id: 't', territory_id: null })
  const except = db.prepare(
    "INSERT INTO shift_exceptions (id, technician_id, day, kind, rev, updated_at) VALUES (?, ?, '2026-01-01', ?, 1, 0)",
  )
  expect(except.run('e', 't', 'off').changes).toBe(1)
  expect(() => except.run('f', 't', 'maybe')).toThrow(/CHECK/)
  expect(() => except.run('g', 'nobody', 'off')).toThrow(/FOREIGN KEY/)
  db.close()
})
