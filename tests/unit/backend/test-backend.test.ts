import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { appInfo } from '#shared/queries/app.ts'
import { historyUndo } from '#shared/actions/app.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { testNow } from '#tests/doubles/test-clock.ts'

test('a test backend starts empty, at its own instant, and leaves nothing behind', async () => {
  const desk = openTestBackend()
  const info = expectOk(await desk.client.query(appInfo, {}))
  expect(info).toMatchObject({ empty: true, now: testNow, host: 'memory' })
  await desk.close()
  expect(existsSync(desk.dataDir)).toBe(false)
})

test('what was committed is there after a restart', async () => {
  const first = openTestBackend()
  expectOk(await first.client.command(settingsSet, { name: 'officeZone', value: 'America/New_York' }))
  await using second = await first.reopen()
  expect(expectOk(await second.client.query(appInfo, {})).officeZone).toBe('America/New_York')
  expectOk(await second.client.action(historyUndo, {}))
  expect(expectError(await second.client.action(historyUndo, {})).kind).toBe('unavailable')
})
