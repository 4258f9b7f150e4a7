import { expect, test } from 'vitest'
import { rowCodec } from '#electron/store/row-codec.ts'
import { tables } from '#electron/store/schema.ts'

test('null is kept as a value where a column of any JSON may not be empty, and as nothing elsewhere', () => {
  const item = rowCodec(tables.attentionItems)
  expect(item.encode('args', null)).toBe('null')
  expect(item.encode('error', null)).toBeNull()
  const empty = Object.fromEntries(item.columns.map(({ column }) => [column, null]))
  expect(item.decodeRow({ ...empty, args: 'null', error: null })).toMatchObject({ args: null, error: null })
})
