import Database from 'better-sqlite3'
import { getTableColumns } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { entityNames, entitySchemas } from '#shared/domain/entities.ts'
import { migrate } from '#electron/store/migrate.ts'
import { tables } from '#electron/store/schema.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

interface ColumnInfo {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}

const db = new Database(':memory:')
expectOk(migrate(db))

const sqlTypes: Readonly<Record<string, string>> = { SQLiteText: 'TEXT', SQLiteTextJson: 'TEXT', SQLiteReal: 'REAL' }

test.each(entityNames)('the table of %s is the one the migrations make, column for column', (entity) => {
  const { name, columns } = getTableConfig(tables[entity])
  const real = db.prepare('SELECT * FROM pragma_table_info(?)').all(name) as ColumnInfo[]
  const declared = columns.map((column) => ({
    name: column.name,
    type: sqlTypes[column.columnType] ?? 'INTEGER',
    required: column.notNull || column.primary,
  }))
  const made = real.map(({ name: column, type, notnull, pk }) => ({
    name: column,
    type,
    required: notnull === 1 || pk > 0,
  }))
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
  expect(declared.toSorted(byName)).toEqual(made.toSorted(byName))
})

test.each(entityNames)(
  'the fields of %s are those of its domain record, and null where the domain says null',
  (entity) => {
    const { shape } = entitySchemas[entity]
    const columns = getTableColumns(tables[entity])
    expect(Object.keys(columns).toSorted()).toEqual(Object.keys(shape).toSorted())
    for (const [field, column] of Object.entries(columns)) {
      const schema = shape[field as keyof typeof shape]
      // A column of any JSON holds the text `null` for null: the column itself is never empty.
      if (column.dataType === 'json' && column.notNull) continue
      expect([field, schema.safeParse(null).success]).toEqual([field, !column.notNull && !column.primary])
    }
  },
)
