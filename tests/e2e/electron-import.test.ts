import { expect, test } from 'vitest'
import { fileAppend } from '#shared/actions/app.ts'
import { importStart } from '#shared/actions/import.ts'
import type { ImportResult } from '#shared/actions/import.ts'
import type { Job } from '#shared/actions/job.ts'
import { builtApplication } from '#tests/doubles/built-application.ts'
import { ask, jobEnded } from '#tests/doubles/electron/bridge-calls.ts'
import { shellWithPages } from '#tests/doubles/electron/fixture-application.ts'
import { launchOnDouble } from '#tests/doubles/electron/launch.ts'

test('a file is imported by the built worker beside the main program', async () => {
  await builtApplication()
  using application = shellWithPages({ 'index.html': '<!doctype html><title>Fixture</title>' })
  const base64 = Buffer.from('code,name,skills\nA-1,Ana Example,plumbing\nA-2,Ben Example,heating\n').toString('base64')
  await using running = launchOnDouble(application.folder, ['--data', application.dataDir])
  const page = await running.page('app://fieldboard/index.html')
  const { fileId } = await ask<{ fileId: string }>(page, 'action', fileAppend.name, {
    fileId: null,
    name: 'roster.csv',
    base64,
  })
  const started = await ask<Job>(page, 'action', importStart.name, { file: { fileId }, mapping: 'roster' })
  const job = await jobEnded(page, started.id)
  expect(job).toMatchObject({ state: 'done', error: null })
  expect((job.result as ImportResult).files.at(-1)).toMatchObject({ rowsRead: 2, rowsAdded: 2 })
  running.order({ type: 'quit' })
  expect({ code: await running.ended, output: running.output() }).toEqual({ code: 0, output: '' })
})
