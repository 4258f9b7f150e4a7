import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { historyUndo } from '#shared/actions/app.ts'
import { integrityCheck } from '#shared/actions/settings.ts'
import { importOk } from '#tests/doubles/import-files.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'

async function importCalls(desk: TestBackend): Promise<void> {
  const file = path.join(desk.dataDir, 'calls.csv')
  const rows = Array.from({ length: 3_000 }, (_, at) => `C-${at},Leak ${at},2026-01-05 08:00,${at} Main St`)
  writeFileSync(file, ['id,title,opened,address', ...rows, ''].join('\n'))
  await importOk(desk, { file: { path: file }, mapping: 'generic' })
}
const check = async (desk: TestBackend) => expectOk(await desk.client.action(integrityCheck, {}))

test('the database is sound for the window that is open while a worker imports a file and takes it back', async () => {
  await using desk = openTestBackend()
  await importCalls(desk)
  expect(await check(desk)).toMatchObject({ ok: true, problems: [] })
  // Large enough to be taken back in the worker, over a connection of its own.
  expectOk(await desk.client.action(historyUndo, {}))
  expect(await check(desk)).toMatchObject({ ok: true, problems: [] })
})

test('a full-text index that lost a part of itself is found', async () => {
  await using desk = openTestBackend()
  await importCalls(desk)
  const { db } = desk.backend.context.store
  db.unsafeMode(true).exec('DELETE FROM search_index_data WHERE id > 10')
  db.unsafeMode(false)
  const found = await check(desk)
  expect(found.ok).toBe(false)
  expect(found.problems.length).toBeGreaterThan(0)
})
