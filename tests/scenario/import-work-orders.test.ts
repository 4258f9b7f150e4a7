import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { historyUndo } from '#shared/actions/app.ts'
import { importInspect } from '#shared/actions/import.ts'
import { importOk, recordCounts } from '#tests/doubles/import-files.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-import-work-orders-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, lines: readonly string[]): { path: string } {
  const file = path.join(folder, name)
  writeFileSync(file, `${lines.join('\n')}\n`)
  return { path: file }
}

const register = [
  'Asset tag,Name,Type,Part of,Install date,Replacement cost,Useful life,Criticality,Address',
  'CH-1-P,Chilled water pump,Pump,CH-1,2015-06-01,"4,000.00",12,high,1 Main St',
  'CH-1,Chiller,Chiller,,2010-06-01,"180,000",20,A,1 Main St',
  'X-1,Lost,Pump,NOWHERE,,,,,2 Main St',
  'L-1,Ring,Loop,L-2,,,,,3 Main St',
  'L-2,Ring,Loop,L-1,,,,,3 Main St',
]

const history = (status: string, completed = '') => [
  'WO number,Summary,Status,Opened,Completed,Asset tag,Work order type,Failure code,Labor cost,Materials',
  'W-1,Pump leaks,Completed,2024-03-01 08:00,2024-03-02 10:00,CH-1-P,Repair,LEAK,120.00,33.40',
  `W-2,Bearing noise,${status},2024-04-01 08:00,${completed},CH-1-P,Repair,,,`,
  'W-3,Refrigerant check,On hold,2024-04-02 08:00,,CH-1,Inspection,,,',
  'W-4,Fan stopped,Open,2024-04-03 08:00,,FAN-9,Repair,,,',
]

test('an asset register and its work orders come in together, and what is to be done waits to be scheduled', async () => {
  await using desk = openTestBackend()
  const assets = await importOk(desk, { file: put('register.csv', register), mapping: 'generic' })
  expect(assets.files).toMatchObject([{ target: 'assets', rowsRead: 5, rowsAdded: 2, rowsRejected: 3 }])
  expect(assets.problems.map(({ row, code }) => [row, code])).toEqual([
    [4, 'unknown-parent'],
    [5, 'part-of-itself'],
    [6, 'part-of-itself'],
  ])
  const { records, db } = desk.backend.context.store
  const [pump, chiller] = ['CH-1-P', 'CH-1'].map((tag) => records.where('assets', 'tag', [tag])[0]!)
  expect(pump).toMatchObject({ parentId: chiller!.id, siteId: chiller!.siteId, replacementCostCents: 400_000, usefulLifeYears: 12, installedOn: '2015-06-01', criticality: 'high' }) // prettier-ignore

  const first = await importOk(desk, { file: put('orders.csv', history('Open')), mapping: 'generic' })
  expect(first.files).toMatchObject([{ target: 'workOrders', rowsAdded: 4, rowsRejected: 0 }])
  expect(first.ungeocoded).toEqual({})
  const order = (key: string) => records.where('workOrders', 'externalId', [key])[0]!
  expect(order('W-1')).toMatchObject({ status: 'done', assetId: pump!.id, siteId: pump!.siteId, failureCode: 'LEAK' })
  expect(order('W-3')).toMatchObject({ status: 'onHold', holdReason: 'On hold in the source' })
  // A tag nobody knows becomes an asset on a site of its own that says that nobody knows where it is.
  const fan = records.where('assets', 'tag', ['FAN-9'])[0]!
  expect(records.get('sites', fan.siteId)).toMatchObject({ name: 'No address (FAN-9)', ungeocodedReason: 'missing' })
  expect(recordCounts(desk)).toMatchObject({ visits: 3, holds: 1, costLines: 2 })
  const lines = db.prepare('SELECT kind, unit_cost_cents AS cents, coverage FROM cost_lines ORDER BY kind').all()
  expect(lines).toEqual([
    { kind: 'labour', cents: 12_000, coverage: 'internal' },
    { kind: 'part', cents: 3_340, coverage: 'internal' },
  ])

  const again = await importOk(desk, { file: put('orders.csv', history('Open')), mapping: 'generic' })
  expect(again.runId).toBe(null)
  const ended = await importOk(desk, { file: put('orders.csv', history('Closed', '2024-04-05 16:00')), mapping: 'generic' }) // prettier-ignore
  expect(ended.files).toMatchObject([{ rowsUpdated: 1, rowsUnchanged: 3 }])
  expect(order('W-2')).toMatchObject({ status: 'closed', completedAt: Date.parse('2024-04-05T16:00:00Z') })
  expect(records.where('visits', 'workOrderId', [order('W-2').id])).toMatchObject([{ status: 'cancelled' }])

  for (let step = 0; step < 3; step++) expectOk(await desk.client.action(historyUndo, {}))
  expect(recordCounts(desk)).toEqual({})
})

test('a tag that several assets carry is no asset’s work until they are told apart', async () => {
  await using desk = openTestBackend()
  const twins = ['Asset tag,Name,Address', 'P-1,Pump,1 Main St']
  await importOk(desk, { file: put('twins.csv', twins), mapping: 'generic' })
  const { store } = desk.backend.context
  store.db.prepare("UPDATE assets SET external_id = NULL WHERE tag = 'P-1'").run()
  store.db.exec(
    "INSERT INTO assets (id, site_id, tag, name, kind, criticality, rev, updated_at) SELECT 'twin', site_id, tag, name, kind, criticality, 1, 0 FROM assets",
  )
  const orders = ['WO number,Summary,Opened,Asset tag,Labor cost', 'W-1,Leak,2024-01-01,P-1,10']
  const result = await importOk(desk, { file: put('twin-orders.csv', orders), mapping: 'generic' })
  expect(result.problems).toMatchObject([{ row: 2, code: 'several-assets', facts: { tag: 'P-1', count: 2 } }])
  expect(recordCounts(desk)).not.toHaveProperty('workOrders')
})

test('the short file of the excavators is recognised, and its mapping is shown with what it sets for every row', async () => {
  await using desk = openTestBackend()
  const lines = ['BscStartDate,Asset,OriginalShorttext,PMType,Cost', '2004-07-01,A,BUCKET WON\'T OPEN,PM01,183.05'] // prettier-ignore
  const looked = expectOk(await desk.client.action(importInspect, { file: put('excavators.csv', lines) }))
  if (looked.kind !== 'table') throw new Error('expected a table')
  expect(looked.mapping).toMatchObject({ name: 'nist-excavators', zone: 'Australia/Perth', archive: true })
  expect(looked.mapping.fixed).toMatchObject({ status: 'closed', assetKind: 'Excavator' })
})
