import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { historyUndo } from '#shared/actions/app.ts'
import type { ImportResult } from '#shared/actions/import.ts'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { importOk, recordCounts, sharedData } from '#tests/doubles/import-files.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'

const raw = sharedData('nist-excavators', 'excavators-raw.csv')
const plain = sharedData('nist-excavators', 'excavators.csv')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-excavators-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(raw === null)('the maintenance history of five excavators (needs the shared data)', () => {
  const args = { file: { path: raw! }, mapping: 'nist-excavators' }

  let desk: TestBackend
  let result: ImportResult
  beforeAll(async () => {
    desk = openTestBackend()
    result = await importOk(desk, args)
  })
  afterAll(() => desk.close())

  test('comes in whole as closed work orders of five assets on one site whose place nobody knows', () => {
    expect(result.files).toMatchObject([{ target: 'workOrders', rowsRead: 5485, rowsAdded: 5485, rowsRejected: 0 }])
    expect(recordCounts(desk)).toMatchObject({ workOrders: 5485, costLines: 5485, assets: 5, sites: 1, workTypes: 6 })
    expect(recordCounts(desk).requests).toBeUndefined()
    const { db, records } = desk.backend.context.store
    const perAsset = db
      .prepare('SELECT a.tag, count(*) AS n FROM work_orders o JOIN assets a ON a.id = o.asset_id GROUP BY a.tag')
      .all()
    expect(perAsset).toEqual([
      { tag: 'A', n: 151 },
      { tag: 'B', n: 1017 },
      { tag: 'C', n: 992 },
      { tag: 'D', n: 2374 },
      { tag: 'E', n: 951 },
    ])
    expect(db.prepare('SELECT DISTINCT status FROM work_orders').pluck().all()).toEqual(['closed'])
    expect(records.all('sites')).toMatchObject([{ latitude: null, longitude: null, ungeocodedReason: 'missing' }])
  })

  test('keeps every amount, with the zeros and reversals named', () => {
    const { db } = desk.backend.context.store
    const sum = db.prepare('SELECT sum(quantity * unit_cost_cents) FROM cost_lines').pluck().get()
    // The same sum by plain addition of the column, as the awk of a suspicious reader would do it.
    expect(sum).toBe(1_750_616_276)
    const remarks = new Map(result.remarks.map(({ code, count, rows }) => [code, { count, rows }]))
    expect(remarks.get('zero-cost')?.count).toBe(1288)
    expect(remarks.get('negative-cost')).toEqual({ count: 6, rows: [951, 1083, 1084, 3947, 4262, 4976] })
    const reversals = db
      .prepare('SELECT quantity * unit_cost_cents FROM cost_lines WHERE credit_reason IS NOT NULL ORDER BY 1')
      .pluck()
    expect(reversals.all()).toEqual([-33_981, -25_371, -19_028, -13_952, -7_729, -2_576])
    expect(db.prepare("SELECT DISTINCT coverage FROM cost_lines WHERE kind = 'expense'").pluck().all()).toEqual(['internal']) // prettier-ignore
  })

  test('takes days as days of the stated zone, and leaves open what the file does not say', () => {
    const { db } = desk.backend.context.store
    const row = db
      .prepare(
        `SELECT o.opened_at, o.completed_at, o.closed_at, o.failure_code, o.root_cause, o.outcome, o.description, l.happened_on, t.name, t.kind
         FROM work_orders o JOIN cost_lines l ON l.work_order_id = o.id JOIN work_types t ON t.id = o.work_type_id
         WHERE o.title = 'L/H BUCKET CYL LEAKING.' AND l.unit_cost_cents = 40740`,
      )
      .get()
    expect(row).toEqual({
      opened_at: Date.parse('2005-03-20T00:00:00+08:00'),
      completed_at: null,
      closed_at: null,
      failure_code: 'Bucket, Hydraulic Cylinders, Cylinder, Tilt: Leak',
      root_cause: null,
      outcome: null,
      description:
        'MajorSystem: Bucket, Hydraulic Cylinders\nPart: Cylinder, Tilt\nFM: Leak\nLocation: Left\nFuncLocation: CYLINDER BOOM',
      happened_on: '2005-03-20',
      name: 'PM01',
      kind: 'repair',
    })
    const filled = (column: string) => db.prepare(`SELECT count(${column}) FROM work_orders`).pluck().get()
    expect([filled('failure_code'), filled('outcome')]).toEqual([2303, 2982])
  })

  test('changes nothing when it is imported again, not even what the office has corrected since', async () => {
    const { store } = desk.backend.context
    const one = store.records.all('workOrders')[7]!
    expectOk(desk.run(workOrderEdit, { workOrderId: one.id, set: { title: 'Bucket tooth lost and replaced' } }))
    const [head, counts] = [store.log.head(), recordCounts(desk)]
    const again = await importOk(desk, args)
    expect(again.runId).toBe(null)
    expect(again.files[0]).toMatchObject({ rowsAdded: 0, rowsUpdated: 0, rowsUnchanged: 5485, rowsRejected: 0 })
    expect(recordCounts(desk)).toEqual(counts)
    expect(store.log.head()).toBe(head)
    expect(store.records.get('workOrders', one.id)?.title).toBe('Bucket tooth lost and replaced')
  })

  test('is taken back as one step that leaves the database empty', async () => {
    expectOk(await desk.client.action(historyUndo, {}))
    expectOk(await desk.client.action(historyUndo, {}))
    expect(recordCounts(desk)).toEqual({})
  })

  test('is recognised by its columns alone, in the short file too, whose one broken row is handed back', async () => {
    await using other = openTestBackend()
    const rejectedPath = path.join(folder, 'back.csv')
    const short = await importOk(other, { file: { path: plain! }, mapping: 'generic', rejectedPath })
    expect(short.files).toMatchObject([{ mappingName: 'nist-excavators', rowsAdded: 5484, rowsRejected: 1 }])
    // `won;t swing` was torn apart by whoever wrote the short file: the type of its order is now `t swing`.
    expect(short.problems).toMatchObject([
      { row: 3454, column: 'PMType', value: 't swing', code: 'unknown-word' },
      { row: 3454, column: 'Cost', value: 'PM01', code: 'not-an-amount' },
    ])
    expect(readFileSync(rejectedPath, 'utf8')).toContain('won')
    // The long file then completes the same work orders instead of doubling them.
    const long = await importOk(other, args)
    expect(long.files).toMatchObject([{ rowsAdded: 1, rowsRejected: 0 }])
    expect(recordCounts(other)).toMatchObject({ workOrders: 5485, costLines: 5485, assets: 5 })
  })

  test('does not turn a live office back to the day where the archive ends', async () => {
    await using live = openTestBackend()
    const file = path.join(folder, 'live.csv')
    writeFileSync(file, 'id,title,opened\n1,Leak,2026-01-05 08:00\n')
    await importOk(live, { file: { path: file }, mapping: 'generic' })
    await importOk(live, args)
    expect(live.backend.context.store.records.get('settings', 'dataAsOf')).toBe(null)
  })
})
