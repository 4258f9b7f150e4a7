import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { historyRedo, historyUndo, jobCancel } from '#shared/actions/app.ts'
import { importInspect, importPreview, importStart } from '#shared/actions/import.ts'
import { mappingSave } from '#shared/commands/mapping/save.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { siteSetCoordinates } from '#shared/commands/site/set-coordinates.ts'
import { sitesUngeocoded } from '#shared/queries/import.ts'
import { searchFind } from '#shared/queries/search.ts'
import { importOk, importToEnd, recordCounts } from '#tests/doubles/import-files.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-import-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, content: string | Buffer): { path: string } {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return { path: file }
}
const header = 'id,title,opened,closed,address,latitude,longitude\n'
const row = (id: number | string, more: Partial<Record<'title' | 'opened' | 'closed' | 'place', string>> = {}) =>
  `${id},${more.title ?? `Leak ${id}`},${more.opened ?? '2026-01-05 08:00'},${more.closed ?? ''},${more.place ?? `${id} Main St,40.1${id},-75.1`}\n`
const rows = (count: number) => Array.from({ length: count }, (_, at) => row(at + 1)).join('')

describe('bad input', () => {
  test('a file cut off in the middle of a row keeps every whole row and says which one is not', async () => {
    await using desk = openTestBackend()
    const result = await importOk(desk, {
      file: put('cut.csv', `${header}${row(1)}${row(2)}3,"Bro`),
      mapping: 'generic',
    })
    expect(recordCounts(desk).requests).toBe(2)
    expect(result.problems).toMatchObject([{ row: 4, column: null, code: 'broken-quotes' }])
    const shorter = await importOk(desk, { file: put('cut2.csv', `${header}${row(4)}5,Brok`), mapping: 'generic' })
    expect(shorter.problems).toMatchObject([{ row: 3, code: 'too-few-cells', facts: { found: 2, expected: 7 } }])
  })

  test('a binary file is refused and nothing is written', async () => {
    await using desk = openTestBackend()
    const job = await importToEnd(desk, {
      file: put('book.csv', Buffer.from('504b030414000600', 'hex')),
      mapping: 'boston-311',
    })
    expect(job.error?.message).toMatch(/book\.csv is not a text file\. It is an Excel workbook or a ZIP archive/)
    expect(job.state).toBe('failed')
    expect(recordCounts(desk)).toEqual({})
  })

  test('wrong columns are refused before anything is written, companions included', async () => {
    await using desk = openTestBackend()
    put('roster-assumed.csv', 'code,name\nA-1,Ana Example\n')
    const job = await importToEnd(desk, { file: put('wrong.csv', 'case_id,open_dt\n1,2\n'), mapping: 'boston-311' })
    rmSync(path.join(folder, 'roster-assumed.csv'))
    expect(job.error?.message).toMatch(
      /Missing: case_enquiry_id, case_title.* Found: case_id, open_dt\. Nothing was imported\./,
    )
    expect(recordCounts(desk)).toEqual({})
  })

  test('an unknown mapping names those there are', async () => {
    await using desk = openTestBackend()
    const refused = await desk.client.action(importStart, { file: put('a.csv', header), mapping: 'bostn' })
    expect(refused).toMatchObject({ ok: false })
    if (!refused.ok)
      expect(refused.error.message).toMatch(/There are: boston-311, work-types, roster, nist-excavators, generic/)
  })
})

describe('rejected rows', () => {
  test('go to a file in their own columns that can be mended and imported again', async () => {
    await using desk = openTestBackend()
    const rejectedPath = path.join(folder, 'mixed.rejected.csv')
    const text = `${header}${row(1)}${row(2, { opened: 'soon' })}${row(3, { title: '=HYPERLINK(1)', opened: '' })}${row(1, { title: 'Again' })}`
    const first = await importOk(desk, { file: put('mixed.csv', text), mapping: 'generic', rejectedPath })
    expect(first.problems.map(({ row: line, column, code }) => [line, column, code])).toEqual([
      [3, 'opened', 'not-an-instant'],
      [4, 'opened', 'required'],
      [5, null, 'duplicate-id'],
    ])
    const rejected = readFileSync(rejectedPath, 'utf8')
    expect(rejected.split('\r\n')[0]).toBe('\uFEFFid,title,opened,closed,address,latitude,longitude,problem')
    expect(rejected).toContain("'=HYPERLINK(1)")
    writeFileSync(rejectedPath, rejected.replace('soon', '2026-01-06 09:00').replace('(1),,', '(1),2026-01-07 09:00,'))
    const again = path.join(folder, 'mixed.again.csv')
    const second = await importOk(desk, { file: { path: rejectedPath }, mapping: 'generic', rejectedPath: again })
    expect(second.files[0]).toMatchObject({ rowsRead: 3, rowsAdded: 2 })
    expect(desk.backend.context.store.records.where('requests', 'externalId', ['3'])[0]?.title).toBe('=HYPERLINK(1)')
  })

  test('without any, no file is made', async () => {
    await using desk = openTestBackend()
    const rejectedPath = path.join(folder, 'none.rejected.csv')
    const result = await importOk(desk, { file: put('good.csv', header + rows(3)), mapping: 'generic', rejectedPath })
    expect([result.rejectedPath, existsSync(rejectedPath)]).toEqual([null, false])
  })

  test('an id that another source has used is not overwritten', async () => {
    await using desk = openTestBackend()
    await importOk(desk, { file: put('one.csv', header + row(7)), mapping: 'generic' })
    const other = header + row(7, { title: 'Something else', opened: '2020-02-02 02:02' })
    const result = await importOk(desk, { file: put('other.csv', other), mapping: 'generic' })
    expect(result.problems).toMatchObject([{ row: 2, value: '7', code: 'id-taken' }])
    expect(result.runId).toBe(null)
  })
})

describe('importing again', () => {
  test('updates what differs, adds what is new, and leaves the rest alone', async () => {
    await using desk = openTestBackend()
    await importOk(desk, { file: put('v1.csv', header + rows(3)), mapping: 'generic' })
    const changed = header + row(1) + row(2, { closed: '2026-01-09 10:00' }) + row(3) + row(4)
    const result = await importOk(desk, { file: put('v2.csv', changed), mapping: 'generic' })
    expect(result.files[0]).toMatchObject({ rowsAdded: 1, rowsUpdated: 1, rowsUnchanged: 2 })
    const { records } = desk.backend.context.store
    const revs = records
      .where('requests', 'externalId', ['1', '2', '3'])
      .map(({ externalId, rev, status }) => [externalId, rev, status])
    expect(revs.sort()).toEqual([['1', 1, 'new'], ['2', 2, 'closed'], ['3', 1, 'new']]) // prettier-ignore
    expectOk(await desk.client.action(historyUndo, {}))
    expect(recordCounts(desk)).toMatchObject({ requests: 3, importRuns: 1 })
  })

  test('leaves a place that a person has pinned', async () => {
    await using desk = openTestBackend()
    const file = put('lost.csv', header + row(1, { place: '1 Lost Rd,0,0' }))
    await importOk(desk, { file, mapping: 'generic' })
    const site = expectOk(await desk.client.query(sitesUngeocoded, {})).sites[0]!
    expect(site).toMatchObject({ address: '1 Lost Rd', reason: 'zero', requests: 1, workOrders: 0 })
    expectOk(await desk.client.command(siteSetCoordinates, { siteId: site.siteId, latitude: 40.5, longitude: -75.5 }))
    await importOk(desk, { file: put('found.csv', header + row(1, { place: '1 Lost Rd,41,-76' })), mapping: 'generic' })
    expect(desk.backend.context.store.records.get('sites', site.siteId)).toMatchObject({
      latitude: 40.5,
      coordinateSource: 'manual',
    })
  })
})

describe('one step of history', () => {
  const many = () => put('many.csv', header + rows(6_000))

  test('cancelling takes back what was written and ends as cancelled', async () => {
    await using desk = openTestBackend()
    desk.run(settingsSet, { name: 'organisationName', value: 'Example' })
    const before = recordCounts(desk)
    const job = expectOk(await desk.client.action(importStart, { file: many(), mapping: 'generic' }))
    // The first batch is in once its announcement is out.
    await new Promise<void>((resolve) => {
      const stop = desk.backend.onPush((push) => {
        if (push.type !== 'changes') return
        stop()
        resolve()
      })
    })
    expectOk(await desk.client.action(jobCancel, { jobId: job.id }))
    const ended = await desk.backend.context.jobs.finished(job.id)
    expect(ended).toMatchObject({ state: 'cancelled', error: { kind: 'cancelled' } })
    expect(recordCounts(desk)).toEqual(before)
    expect(desk.backend.context.history.offers()).toMatchObject({ undo: { key: 'history.settingSet' }, redo: null })
  })

  test('a person can write while an import runs, and Undo takes their step first', async () => {
    await using desk = openTestBackend()
    const job = expectOk(await desk.client.action(importStart, { file: many(), mapping: 'generic' }))
    expectOk(await desk.client.command(settingsSet, { name: 'organisationName', value: 'Written meanwhile' }))
    expect((await desk.backend.context.jobs.finished(job.id)).state).toBe('done')
    expect(recordCounts(desk)).toMatchObject({ requests: 6_000, settings: 1 })
  })

  test('a large undo happens in the worker, empties the search index, and can be done again', async () => {
    await using desk = openTestBackend()
    await importOk(desk, { file: put('first.csv', header + row('keep', { title: 'Lighthouse' })), mapping: 'generic' })
    await importOk(desk, { file: many(), mapping: 'generic' })
    const { db } = desk.backend.context.store
    const words = () => db.prepare('SELECT count(*) FROM search_index').pluck().get()
    const docs = () => db.prepare('SELECT count(*) FROM search_docs').pluck().get()
    const undone = desk.client.action(historyUndo, {})
    // A command sent meanwhile waits its turn instead of blocking the window or failing.
    const meanwhile = desk.client.command(settingsSet, { name: 'organisationName', value: 'Meanwhile' })
    expectOk(await undone)
    expectOk(await meanwhile)
    expect(recordCounts(desk)).toMatchObject({ requests: 1, sites: 1, importRuns: 1 })
    expect([words(), docs()]).toEqual([2, 2])
    const found = expectOk(await desk.client.query(searchFind, { text: 'lighthouse' }))
    expect(JSON.stringify(found)).toContain('Lighthouse')
    expectOk(await desk.client.action(historyUndo, {}))
    expectOk(await desk.client.action(historyRedo, {}))
  })

  test('a large step that was undone comes back whole', async () => {
    await using desk = openTestBackend()
    await importOk(desk, { file: many(), mapping: 'generic' })
    const before = recordCounts(desk)
    expectOk(await desk.client.action(historyUndo, {}))
    expect(recordCounts(desk)).toEqual({})
    expectOk(await desk.client.action(historyRedo, {}))
    expect(recordCounts(desk)).toEqual(before)
  })
})

test('a file read as of an instant leaves out what happened later', async () => {
  await using desk = openTestBackend()
  const text =
    header +
    row(1, { closed: '2026-01-05 09:00' }) +
    row(2, { closed: '2026-01-08 09:00' }) +
    row(3, { opened: '2026-01-06 08:00' })
  const inUtc = expectOk(await desk.client.action(importInspect, { file: put('asof.csv', text) }))
  if (inUtc.kind !== 'table') throw new Error('expected a table')
  const mapping = { ...inUtc.mapping, zone: 'UTC' }
  const result = await importOk(desk, { file: put('asof.csv', text), mapping, asOf: Date.UTC(2026, 0, 6) })
  expect(result.files[0]).toMatchObject({ rowsRead: 3, rowsAdded: 2, rowsLater: 1 })
  const { records } = desk.backend.context.store
  expect(records.where('requests', 'externalId', ['2'])[0]).toMatchObject({ status: 'new', closedAt: null })
  expect(records.where('requests', 'externalId', ['1'])[0]).toMatchObject({ status: 'closed' })
})

describe('looking first', () => {
  test('tells what a file is and what its rows would become, and writes nothing', async () => {
    await using desk = openTestBackend()
    const file = put('look.csv', `${header}${row(1)}${row(2, { opened: 'soon' })}${row(3, { place: '3 Main St,0,0' })}`)
    const looked = expectOk(await desk.client.action(importInspect, { file }))
    if (looked.kind !== 'table') throw new Error('expected a table')
    expect(looked).toMatchObject({
      encoding: 'utf-8',
      delimiter: ',',
      rows: 3,
      rowsExact: true,
      mapping: { target: 'requests' },
    })
    const preview = expectOk(await desk.client.action(importPreview, { file, mapping: looked.mapping }))
    expect(preview.rows.map(({ row: line, outcome }) => [line, outcome])).toEqual([[2, 'taken'], [3, 'rejected'], [4, 'taken']]) // prettier-ignore
    expect(preview).toMatchObject({ missing: [], tried: 3, rejected: 1, ungeocoded: 1 })
    expect(recordCounts(desk)).toEqual({})
  })

  test('a saved mapping is chosen for files it fits', async () => {
    await using desk = openTestBackend()
    const file = put('ours.csv', 'Nummer;Betreff;Datum\n1;Leck;05.01.2026 08:00\n')
    const guessed = expectOk(await desk.client.action(importInspect, { file }))
    if (guessed.kind !== 'table') throw new Error('expected a table')
    const bindings = [
      { field: 'externalId', columns: ['Nummer'] },
      { field: 'title', columns: ['Betreff'] },
      { field: 'openedAt', columns: ['Datum'], format: 'DD.MM.YYYY HH:mm' },
    ]
    expectOk(await desk.client.command(mappingSave, { mapping: { ...guessed.mapping, name: 'ours', bindings } }))
    const again = expectOk(await desk.client.action(importInspect, { file }))
    expect(again).toMatchObject({ mapping: { name: 'ours' } })
    const result = await importOk(desk, { file, mapping: 'ours' })
    expect(result.files[0]).toMatchObject({ mappingName: 'ours', rowsAdded: 1 })
  })
})

describe('outlines', () => {
  const square = [[[0, 0], [1, 0], [1, 1], [0, 0]]] // prettier-ignore
  const feature = (name: string, type = 'Polygon') => ({
    type: 'Feature',
    properties: { name },
    geometry: { type, coordinates: square },
  })
  const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })

  test('become a layer of the map, once, and are taken back', async () => {
    await using desk = openTestBackend()
    const file = put(
      'town-areas.geojson',
      collection(feature('North'), feature('South'), feature('Road', 'LineString')),
    )
    const result = await importOk(desk, { file, mapping: 'generic' })
    expect(result.files[0]).toMatchObject({ rowsRead: 3, rowsAdded: 2, rowsRejected: 1 })
    expect(desk.backend.context.store.records.all('mapLayers')).toMatchObject([
      { name: 'town areas', shapes: [{ name: 'North' }, { name: 'South' }] },
    ])
    expect((await importOk(desk, { file, mapping: 'generic' })).runId).toBe(null)
    expectOk(await desk.client.action(historyUndo, {}))
    expect(recordCounts(desk)).toEqual({})
  })

  test('that are cut off are refused', async () => {
    await using desk = openTestBackend()
    const file = put('cut.geojson', collection(feature('North')).slice(0, 60))
    expect((await importToEnd(desk, { file, mapping: 'generic' })).error?.message).toMatch(/not complete JSON/)
  })
})
