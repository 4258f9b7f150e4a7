import Database from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'
import { findDocuments } from '#electron/store/find-documents.ts'
import { migrate } from '#electron/store/migrate.ts'
import { createStore } from '#electron/store/store.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

let db: Database.Database

beforeEach(() => {
  db = new Database(':memory:')
  expectOk(migrate(db, 30))
  db.exec(`
    INSERT INTO work_types (id, name, category, field_work, skill_level, duration_minutes, priority, checklist, parts, rev, updated_at)
      VALUES ('t', 'Boiler service', '', 1, 1, 60, 'normal', '[{"text":"Flue","answer":"pass-fail","unit":null}]', '[]', 1, 1);
    INSERT INTO work_orders (id, number, work_type_id, title, description, status, priority, opened_at, rev, updated_at)
      VALUES ('w', 7, 't', 'Boiler is cold', '', 'open', 'normal', 1, 1, 1);
    INSERT INTO search_docs VALUES (1099511627777, 'w');
    INSERT INTO search_index (rowid, words) VALUES (1099511627777, '7 boiler is cold');
    INSERT INTO search_terms VALUES ('boiler'), ('cold');
  `)
  expectOk(migrate(db))
})

test('a work type from before is a template of one version, in use, that requires nothing', () => {
  const { records } = createStore(db)
  expect(records.get('workTypes', 't')).toMatchObject({
    kind: 'other',
    crewSize: 1,
    requires: [],
    packetLayout: null,
    version: 1,
    active: true,
    checklist: [{ text: 'Flue', answer: 'pass-fail' }],
  })
})

test('a work order from before follows its work type as it is, for one technician', () => {
  const { records } = createStore(db)
  expect(records.get('workOrders', 'w')).toMatchObject({
    workTypeVersion: null,
    crewSize: 1,
    followUpOfId: null,
    custom: {},
  })
})

test('what was indexed before is found as before, beside the kinds that came later', () => {
  expect(findDocuments(db, 'workOrders', 'boil', 5).documents).toHaveLength(1)
  for (const entity of ['attachments', 'checklistAnswers'] as const)
    expect(findDocuments(db, entity, 'boil', 5).documents).toEqual([])
})
