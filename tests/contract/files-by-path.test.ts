import { expect, test } from 'vitest'
import { importInspect, importStart } from '#shared/actions/import.ts'
import { expectError, openTestBackend } from '#tests/doubles/test-backend.ts'

test('a window cannot make the backend read or write a place on the disk', async () => {
  await using desk = openTestBackend({ filesByPath: false })
  const reading = { encoding: null, delimiter: null }
  const inspected = await desk.client.action(importInspect, { file: { path: '/etc/passwd' }, reading })
  expect(expectError(inspected).kind).toBe('forbidden')
  const started = await desk.client.action(importStart, { file: { path: '/etc/passwd' }, mapping: 'generic' })
  expect(expectError(started).kind).toBe('forbidden')
  const rejecting = await desk.client.action(importStart, {
    file: { fileId: 'none' },
    mapping: 'generic',
    rejectedPath: '/tmp/anywhere.csv',
  })
  expect(expectError(rejecting).kind).toBe('forbidden')
})
