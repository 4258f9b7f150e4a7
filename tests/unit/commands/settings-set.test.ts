import { expect, test } from 'vitest'
import { historyUndo } from '#shared/actions/app.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'

test('a setting is set, changed, and taken away by null, and each step can be undone', async () => {
  await using desk = openTestBackend()
  const value = () => desk.backend.context.store.records.get('settings', 'organisationName')?.value
  const set = async (next: string | null) =>
    expectOk(await desk.client.command(settingsSet, { name: 'organisationName', value: next }))
  await set(null)
  await set('First')
  await set('Second')
  await set(null)
  expect(value()).toBeUndefined()
  expectOk(await desk.client.action(historyUndo, {}))
  expect(value()).toBe('Second')
  expectOk(await desk.client.action(historyUndo, {}))
  expect(value()).toBe('First')
})
