import fc from 'fast-check'
import { expect, test } from 'vitest'
import { customerCreate } from '#shared/commands/customer/create.ts'
import { derivedIds } from '#shared/sync/derived-ids.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { testNow } from '#tests/doubles/test-clock.ts'

const anyId = fc.uuid({ version: 7 })

test('a command mints the same ids wherever it runs, and no two alike', () => {
  fc.assert(
    fc.property(anyId, fc.integer({ min: 1, max: 300 }), (commandId, count) => {
      const mint = () => Array.from({ length: count }, derivedIds(commandId, testNow))
      expect(mint()).toEqual(mint())
      expect(new Set(mint()).size).toBe(count)
    }),
  )
})

test('two commands mint nothing in common', () => {
  fc.assert(
    fc.property(anyId, anyId, (one, other) => {
      fc.pre(one !== other)
      const ids = [one, other].flatMap((id) => Array.from({ length: 50 }, derivedIds(id, testNow)))
      expect(new Set(ids).size).toBe(100)
    }),
  )
})

test('what a command of the desk makes bears ids that follow from its own', async () => {
  await using desk = openTestBackend()
  const { commandId, changed } = expectOk(desk.run(customerCreate, { name: 'Oak Street Housing' }))
  expect(changed.get('customers')).toEqual([derivedIds(commandId, testNow)()])
})
