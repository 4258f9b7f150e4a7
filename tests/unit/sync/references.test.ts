import Database from 'better-sqlite3'
import { getTableColumns } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { migrate } from '#electron/store/migrate.ts'
import { tables } from '#electron/store/schema.ts'
import { entityNames } from '#shared/domain/entities.ts'
import { references, referencesTo } from '#shared/sync/reads/references.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

test('the fields that point at records are the foreign keys of the desk, no more and no fewer', () => {
  const db = new Database(':memory:')
  expectOk(migrate(db))
  const kinds = new Map(entityNames.map((entity) => [getTableConfig(tables[entity]).name, entity]))
  const keys = entityNames.flatMap((entity) => {
    const fields = Object.entries(getTableColumns(tables[entity]))
    const found = db
      .prepare('SELECT "table", "from" FROM pragma_foreign_key_list(?)')
      .all(getTableConfig(tables[entity]).name) as { table: string; from: string }[]
    return found.map(({ table, from }) => {
      const [field] = fields.find(([, column]) => column.name === from)!
      return `${entity}.${field} ${kinds.get(table)}`
    })
  })
  db.close()
  const listed = Object.entries(references).flatMap(([entity, fields]) =>
    Object.entries(fields).map(([field, target]) => `${entity}.${field} ${target}`),
  )
  expect(listed.toSorted()).toEqual(keys.toSorted())
  expect(referencesTo('visits').get('costLines')).toEqual(['visitId'])
  expect(referencesTo('visits').get('notes')).toEqual(['subjectId'])
})
