import Database from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'
import { verifyChain } from '#electron/store/audit-chain.ts'
import { migrate } from '#electron/store/migrate.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

let db: Database.Database

beforeEach(() => {
  db = new Database(':memory:')
  expectOk(migrate(db, 70))
  db.exec(`
    INSERT INTO command_log (id, step_id, name, args, actor_id, actor_name, at, summary_key, summary_values)
      VALUES ('a', 'a', 'note.add', '{}', 'p', 'Pat', 1, 'k', '{}'), ('b', 'b', 'note.add', '{}', 'p', 'Pat', 2, 'k', '{}');
    INSERT INTO change_log VALUES (1, 0, 'notes', 'n', 'insert', 1, NULL, '{"text":"x"}');
    INSERT INTO notes (id, subject_kind, subject_id, text, visibility, author, written_at, rev, updated_at)
      VALUES ('n', 'site', 's', 'x', 'internal', 'Pat', 1, 1, 1);
  `)
  expectOk(migrate(db, 80))
})

test('a log written before there were seals is sealed as it stands', () => {
  expect(verifyChain(db)).toMatchObject({ commands: 2, changes: 1, brokenAt: null, missingAtEnd: 0 })
})

test('a note from before is a note and not a call', () => {
  expect(db.prepare('SELECT kind, call_with FROM notes').get()).toEqual({ kind: 'note', call_with: null })
})

test.each([
  "UPDATE command_log SET actor_name = 'Somebody else' WHERE seq = 1",
  'DELETE FROM command_log WHERE seq = 2',
  "UPDATE change_log SET after = '{}' WHERE seq = 1",
  'DELETE FROM change_log',
])('the database itself refuses %s', (sql) => {
  expect(() => db.exec(sql)).toThrow(/append-only/)
})
