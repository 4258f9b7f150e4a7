import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '#electron/store/migrate.ts'
import { initial } from '#electron/store/migrations/0010-initial.ts'
import { people } from '#electron/store/migrations/0020-people.ts'
import { intake } from '#electron/store/migrations/0030-intake.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

let db: Database.Database

beforeEach(() => {
  db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  expectOk(migrate(db, 20, [initial, people]))
})

afterEach(() => {
  db.close()
})

const take = () => expectOk(migrate(db, 30, [initial, people, intake]))
const addRequest = (id: string, number: number) =>
  db
    .prepare(
      `INSERT INTO requests (id, number, status, title, description, source, priority, opened_at, rev, updated_at)
       VALUES (?, ?, 'new', 'Leak', '', 'Phone', 'normal', 0, 1, 0)`,
    )
    .run(id, number)

test('requests from before keep what they said and are safe, without a rule and without a window', () => {
  addRequest('r', 1)
  expect(take()).toEqual(['intake'])
  expect(db.prepare('SELECT * FROM requests').get()).toMatchObject({
    title: 'Leak',
    safety: 0,
    priority_rule: null,
    rule_priority: null,
    contact_phone: null,
    wish_starts_at: null,
    intake: null,
    custom: '{}',
  })
})

test('numbers of customers and contacts from before are found by any part of them', () => {
  db.exec(`
    INSERT INTO customers (id, name, tier, phone, rev, updated_at) VALUES ('c', 'Bakery', 'gold', '+1 (617) 555-0123', 1, 0);
    INSERT INTO customers (id, name, tier, phone, rev, updated_at) VALUES ('d', 'Mill', 'gold', 'none', 1, 0);
    INSERT INTO contacts (id, customer_id, name, phone, rev, updated_at) VALUES ('p', 'c', 'Ana', '0151/2345678', 1, 0);
    INSERT INTO search_docs (doc_id, row_id) VALUES (5, 'c'), (6, 'd'), (7, 'p');
  `)
  take()
  const find = (digits: string) =>
    db.prepare('SELECT rowid FROM phone_index WHERE phone_index MATCH ? ORDER BY rowid').pluck().all(`"${digits}"`)
  expect(find('6175550123')).toEqual([5])
  expect(find('5550')).toEqual([5])
  expect(find('1512345')).toEqual([7])
  expect(find('999')).toEqual([])
})

test('tables refuse what the office does not know, and a pair of requests is linked once', () => {
  take()
  addRequest('a', 1)
  addRequest('b', 2)
  const rule = db.prepare(
    "INSERT INTO priority_rules (id, position, name, tier, priority, active, rev, updated_at) VALUES ('p', 1, 'x', ?, 'high', 1, 1, 0)",
  )
  expect(() => rule.run('platinum')).toThrow(/CHECK/)
  const tree = db.prepare(
    'INSERT INTO question_trees (id, trade, tree, active, rev, updated_at) VALUES (?, ?, ?, 1, 1, 0)',
  )
  expect(() => tree.run('t', 'heating', 'not json')).toThrow(/CHECK/)
  tree.run('t', 'heating', '{}')
  expect(() => tree.run('u', 'heating', '{}')).toThrow(/UNIQUE/)
  const link = db.prepare(
    "INSERT INTO request_links (id, request_id, other_request_id, kind, rev, updated_at) VALUES (?, 'a', 'b', ?, 1, 0)",
  )
  expect(() => link.run('l', 'twin')).toThrow(/CHECK/)
  link.run('l', 'related')
  expect(() => link.run('m', 'visitAgain')).toThrow(/UNIQUE/)
})
