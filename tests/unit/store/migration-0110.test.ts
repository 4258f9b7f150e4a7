import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { alertCountSql, alertIdsSql } from '#electron/store/alert-sql.ts'
import { migrations } from '#electron/store/migrations/list.ts'
import { migrate } from '#electron/store/migrate.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

const params = { now: 1_000, latest: 2_000, cuts: '[]', dated: 2_000, most: 10 }

test('migration 110 counts and lists missed work in the order of its index, in a store that is there already', () => {
  const db = new Database(':memory:')
  const upTo = (version: number) =>
    expectOk(
      migrate(
        db,
        version,
        migrations.filter((one) => one.version <= version),
      ),
    )
  upTo(90)
  const insert = db.prepare(
    `INSERT INTO work_orders (id, number, title, description, status, priority, opened_at, resolve_by, completed_at,
       custom, crew_size, rev, updated_at) VALUES (?, ?, '', '', ?, 'normal', 0, ?, ?, '{}', 1, 1, 0)`,
  )
  insert.run('late', 1, 'open', 900, null)
  insert.run('later', 2, 'scheduled', 800, null)
  insert.run('in time', 3, 'open', 1_000, null)
  insert.run('waits', 4, 'onHold', 700, null)
  insert.run('done', 5, 'done', 600, 900)
  insert.run('no promise', 6, 'open', null, null)
  upTo(110)
  expect(db.prepare(alertCountSql.late).pluck().get(params)).toBe(2)
  expect(db.prepare(alertIdsSql.late).pluck().all(params)).toEqual(['later', 'late'])
  expect(db.prepare(alertIdsSql.ahead).pluck().all(params)).toEqual(['in time'])
  expect(db.prepare(alertIdsSql.held).pluck().all(params)).toEqual(['waits'])
  for (const sql of [alertCountSql.late, alertIdsSql.late]) {
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params) as { detail: string }[]
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('work_orders_next_due (next_due_at<?)')])
  }
  db.close()
})
