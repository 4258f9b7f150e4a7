import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileRead } from '#shared/actions/app.ts'
import type { ExportedColumn } from '#shared/actions/list-export.ts'
import { workOrdersExport } from '#shared/actions/work-orders.ts'
import { customFieldSave } from '#shared/commands/custom-field/save.ts'
import { recordSetCustom } from '#shared/commands/custom-field/set-values.ts'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { workOrderEditMany } from '#shared/commands/work-order/edit-many.ts'
import type { CustomFilter } from '#shared/domain/custom-field/custom-filter.ts'
import { bulkEditPreview } from '#shared/queries/bulk-edit.ts'
import { workOrdersPage } from '#shared/queries/work-orders.ts'
import { xlsxText } from '#electron/backend/table-file/xlsx-table.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openSmallOffice } from '#tests/doubles/small-office.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

/** The small office with a meter reading on its work orders: 5, 12.5, and none on the third. */
function openOfficeWithFields(): TestBackend {
  const desk = openSmallOffice()
  expectOk(desk.run(customFieldSave, { subject: 'workOrder', label: 'Meter', type: 'number', unit: 'kWh' }))
  expectOk(desk.run(customFieldSave, { subject: 'workOrder', label: 'Key out', type: 'yesNo' }))
  const set = (id: string, values: Record<string, number | boolean>) =>
    expectOk(desk.run(recordSetCustom, { subject: 'workOrder', recordIds: [id], values }))
  set('v1 order', { meter: 5, keyOut: true })
  set('v2 order', { meter: 12.5, keyOut: false })
  return desk
}

async function exported(desk: TestBackend, format: 'csv' | 'xlsx', fields: readonly string[]): Promise<Buffer> {
  return exportedAs(
    desk,
    format,
    fields.map((field) => ({ field, heading: field })),
  )
}

async function exportedAs(desk: TestBackend, format: 'csv' | 'xlsx', columns: ExportedColumn[]): Promise<Buffer> {
  const job = expectOk(
    await desk.client.action(workOrdersExport, { filter: {}, sort: { by: 'number' }, columns, format }),
  )
  const done = await desk.backend.context.jobs.finished(job.id)
  expect(done.error).toBeNull()
  const { fileId } = done.result as { fileId: string }
  return Buffer.from(expectOk(await desk.client.action(fileRead, { fileId, offset: 0 })).base64, 'base64')
}

test.each<[string, CustomFilter, number[]]>([
  ['at least', { key: 'meter', test: 'atLeast', value: 12 }, [2]],
  ['at most', { key: 'meter', test: 'atMost', value: 12 }, [1]],
  ['equal to', { key: 'keyOut', test: 'is', value: true }, [1]],
  ['equal to no', { key: 'keyOut', test: 'is', value: false }, [2]],
  ['without a value', { key: 'meter', test: 'empty' }, [3]],
  ['with a value', { key: 'meter', test: 'filled' }, [1, 2]],
  ['of a field that is gone', { key: 'colour', test: 'filled' }, []],
])('the list shows the work orders %s', async (_what, custom, numbers) => {
  await using desk = openOfficeWithFields()
  const page = expectOk(
    await desk.client.query(workOrdersPage, { filter: { custom: [custom] }, sort: { by: 'number' } }),
  )
  expect(page.rows.map(({ number }) => number)).toEqual(numbers)
})

test('a CSV holds the columns that are shown in their order, and a title that looks like a formula does not run', async () => {
  await using desk = openOfficeWithFields()
  expectOk(desk.run(workOrderEdit, { workOrderId: 'v1 order', set: { title: '=HYPERLINK("x")' } }))
  const text = (await exported(desk, 'csv', ['title', 'number', 'custom:meter', 'custom:keyOut'])).toString('utf8')
  expect(text.split('\r\n').slice(0, 3)).toEqual([
    '\uFEFFtitle,number,custom:meter,custom:keyOut',
    `"'=HYPERLINK(""x"")",1,5,yes`,
    'Work 2,2,12.5,no',
  ])
})

test('every column a list can show has its value in the file, codes in the words of the screen', async () => {
  await using desk = openOfficeWithFields()
  const columns = [
    { field: 'due', heading: '=Due' },
    { field: 'status', heading: 'Status', words: { open: '=cmd|x' } },
    { field: 'arriveBy', heading: 'Arrive by' },
    { field: 'nothing of the list', heading: 'Other' },
  ]
  const text = (await exportedAs(desk, 'csv', columns)).toString('utf8')
  // The promise to resolve by 15:00 in Boston is the only one.
  expect(text.split('\r\n').slice(0, 2)).toEqual([
    "\uFEFF'=Due,Status,Arrive by,Other",
    "2011-09-06T19:00:00.000Z,'=cmd|x,,",
  ])
})

test('a field that became a date later does not run what was written in it as text before', async () => {
  await using desk = openOfficeWithFields()
  write(desk, [
    fresh('customFields', { id: 'day', subject: 'workOrder', key: 'day', label: 'Day', type: 'date', choices: [] }),
  ])
  desk.backend.context.store.db
    .prepare('UPDATE work_orders SET custom = ? WHERE id = ?')
    .run('{"day":"=1+1"}', 'v1 order')
  const text = (await exported(desk, 'csv', ['custom:day'])).toString('utf8')
  expect(text.split('\r\n')[1]).toBe("'=1+1")
})

test('a spreadsheet has texts as texts, numbers as numbers and instants as what the wall clock said', async () => {
  await using desk = openOfficeWithFields()
  expectOk(desk.run(workOrderEdit, { workOrderId: 'v1 order', set: { title: '=1+1 & <b>\u0007' } }))
  const files = unzipSync(await exported(desk, 'xlsx', ['number', 'title', 'openedAt', 'custom:keyOut']))
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!)
  const texts = strFromU8(files['xl/sharedStrings.xml']!)
  expect(texts).toContain('<t>=1+1 &amp; &lt;b&gt;_x0007_</t>')
  expect(sheet).not.toContain('<f>')
  expect(sheet).toMatch(/<c r="A2"[^>]*><v>1<\/v>/)
  // 6 September 2011, 6:00 in Boston, as days since 1899-12-30.
  expect(sheet).toContain('<v>40792.25</v>')
  expect(sheet).toMatch(/<c r="D2"[^>]*t="b"[^>]*><v>1<\/v>/)
})

test('whatever a text holds, what goes into a spreadsheet is text that XML can carry', () => {
  const read = (text: string) =>
    text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const written = xlsxText(text)
      expect(written).not.toMatch(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/)
      expect(read(written)).toBe(text)
    }),
  )
})

test('the preview of a bulk change says what changes from what, and doing it changes exactly that', async () => {
  await using desk = openSmallOffice()
  expectOk(desk.run(workOrderEdit, { workOrderId: 'v2 order', set: { priority: 'high' } }))
  const workOrderIds = ['v1 order', 'v2 order', 'v3 order', 'gone']
  const change = { field: 'priority', value: 'high' } as const
  const preview = expectOk(
    await desk.client.query(bulkEditPreview, { entity: 'workOrders', ids: workOrderIds, change }),
  )
  expect(preview).toMatchObject({ changing: 2, same: 1, ended: 0, gone: 1, after: 'high' })
  expect(preview.before).toEqual([{ value: 'normal', count: 2 }])
  expect(preview.rows.map(({ name }) => name)).toEqual(['1', '3'])
  const done = expectOk(desk.run(workOrderEditMany, { workOrderIds: preview.changingIds, set: { priority: 'high' } }))
  expect(done.changed.get('workOrders')).toHaveLength(2)
  const again = expectOk(await desk.client.query(bulkEditPreview, { entity: 'workOrders', ids: workOrderIds, change }))
  expect(again).toMatchObject({ changing: 0, same: 3 })
})
