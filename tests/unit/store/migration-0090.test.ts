import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '#electron/store/migrations/list.ts'
import { migrate } from '#electron/store/migrate.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

test('migration 90 finds what was removed by an index, in a log that is there already', () => {
  const db = new Database(':memory:')
  const upTo = (version: number) =>
    expectOk(
      migrate(
        db,
        version,
        migrations.filter((one) => one.version <= version),
      ),
    )
  upTo(80)
  db.exec(`
    INSERT INTO command_log (seq, id, step_id, name, args, actor_id, actor_name, at, summary_key, summary_values)
      VALUES (1, 'c', 'c', 'technician.setSkill', '{}', 'a', 'A', 0, 'k', '{}');
    INSERT INTO change_log (seq, ordinal, entity, row_id, op, rev, before, after)
      VALUES (1, 0, 'technicianSkills', 't', 'remove', 2, '{"id":"t"}', NULL),
             (1, 1, 'technicians', 'u', 'update', 2, '{"name":"a"}', '{"name":"b"}');`)
  upTo(90)
  const question = "SELECT row_id FROM change_log WHERE entity = 'technicianSkills' AND op = 'remove'"
  expect(db.prepare(question).pluck().all()).toEqual(['t'])
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${question}`).all() as { detail: string }[]
  expect(plan.map(({ detail }) => detail).join()).toContain('change_log_removals')
  db.close()
})
