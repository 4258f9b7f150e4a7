import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '#electron/store/migrate.ts'
import { createOutbox } from '#electron/store/sync/outbox.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

const envelope = (id: string) => ({
  id,
  name: 'note.add',
  v: 1,
  args: {},
  changes: null,
  base: {},
  minted: [],
  at: 1,
  zone: 'UTC',
  userId: null,
  userName: 'Ana',
  stepId: id,
  summary: { key: 'history.noteAdded', values: {} },
})

test('migration 210 numbers commands from 1 without holes and never gives a number twice, not even once all are gone', () => {
  const db = new Database(':memory:')
  expectOk(migrate(db))
  const outbox = createOutbox(db)
  expect(outbox.lastSeq()).toBe(0)
  expect(['a', 'b', 'c'].map((id) => outbox.put(envelope(id)).seq)).toEqual([1, 2, 3])
  for (const seq of [1, 2, 3]) outbox.settle(seq, 'accepted', seq)
  outbox.forget(3)
  expect(outbox.unconfirmed(0)).toEqual([])
  expect(outbox.put(envelope('d')).seq).toBe(4)
  expect(() =>
    db.transaction(() => {
      outbox.put(envelope('e'))
      throw new Error('rolled back')
    })(),
  ).toThrow()
  expect(outbox.put(envelope('f')).seq).toBe(5)
})
