import { describe, expect, test } from 'vitest'
import { historyUndo } from '#shared/actions/app.ts'
import { importOk, recordCounts, sharedData } from '#tests/doubles/import-files.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'

const file = sharedData('boston-311', 'boston311_2011-09-01_14.csv')

describe.skipIf(file === null)('two weeks of Boston requests (needs the shared data)', () => {
  const args = { file: { path: file! }, mapping: 'boston-311' }

  test('come in whole, with work types and technicians from the files beside them', async () => {
    await using desk = openTestBackend()
    const result = await importOk(desk, args)
    expect(result.files.map(({ fileName, rowsRead, rowsAdded }) => [fileName, rowsRead, rowsAdded])).toEqual([
      ['work-types-assumed.csv', 103, 103],
      ['roster-assumed.csv', 47, 47],
      ['boston311_2011-09-01_14.csv', 4573, 4573],
    ])
    expect(result.problems).toEqual([])
    expect(recordCounts(desk)).toMatchObject({ requests: 4573, workTypes: 103, technicians: 47, importRuns: 1 })
  })

  test('put the 361 rows on the default point on the ungeocoded list', async () => {
    await using desk = openTestBackend()
    const result = await importOk(desk, args)
    expect(result.ungeocoded).toEqual({ 'default-point': 361 })
    const { db } = desk.backend.context.store
    const listed = db.prepare(
      "SELECT count(*) FROM requests r JOIN sites s ON s.id = r.site_id WHERE s.ungeocoded_reason = 'default-point'",
    )
    expect(listed.pluck().get()).toBe(361)
    const drawn = db.prepare('SELECT count(*) FROM sites WHERE latitude = 42.3594 AND longitude = -71.0587')
    expect(drawn.pluck().get()).toBe(0)
  })

  test('change nothing when they are imported again', async () => {
    await using desk = openTestBackend()
    await importOk(desk, args)
    const { store } = desk.backend.context
    const [head, counts] = [store.log.head(), recordCounts(desk)]
    const again = await importOk(desk, args)
    expect(again.runId).toBe(null)
    expect(again.files.map(({ rowsUnchanged }) => rowsUnchanged)).toEqual([103, 47, 4573])
    expect(recordCounts(desk)).toEqual(counts)
    expect(store.log.head()).toBe(head)
  })

  test('are taken back as one step that leaves the database empty', async () => {
    await using desk = openTestBackend()
    await importOk(desk, args)
    expectOk(await desk.client.action(historyUndo, {}))
    expect(recordCounts(desk)).toEqual({})
    expect(desk.backend.context.history.offers().undo).toBe(null)
  })
})
