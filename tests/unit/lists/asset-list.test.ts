import { expect, test } from 'vitest'
import { fileRead, historyUndo } from '#shared/actions/app.ts'
import { assetsExport } from '#shared/actions/assets.ts'
import type { ExportedColumn } from '#shared/actions/list-export.ts'
import { assetEditMany } from '#shared/commands/asset/edit-many.ts'
import { customFieldSave } from '#shared/commands/custom-field/save.ts'
import { recordSetCustom } from '#shared/commands/custom-field/set-values.ts'
import type { AssetFilter } from '#shared/queries/assets.ts'
import { assetsCount, assetsPage } from '#shared/queries/assets.ts'
import { bulkEditPreview } from '#shared/queries/bulk-edit.ts'
import { assetListColumns } from '#shared/queries/lists/asset-columns.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

/** Four assets at one site, with a load in tonnes on the first two and an inspection day on the second. */
function openPlant(): TestBackend {
  const desk = openTestBackend({ now: Date.parse('2024-06-15T12:00:00Z') })
  write(desk, [
    fresh('customers', { id: 'acme', name: '+Acme' }),
    fresh('sites', { id: 'north', name: 'North', customerId: 'acme' }),
    ...['A', 'B', 'C', 'D'].map((tag, at) =>
      fresh('assets', { id: tag, tag, name: `=${tag}()`, siteId: 'north', kind: at < 2 ? 'Crane' : 'Lift' }),
    ),
  ])
  expectOk(desk.run(customFieldSave, { subject: 'asset', label: 'Load', type: 'number', unit: 't' }))
  expectOk(desk.run(customFieldSave, { subject: 'asset', label: 'Inspected', type: 'date' }))
  const set = (id: string, values: Record<string, number | string>) =>
    expectOk(desk.run(recordSetCustom, { subject: 'asset', recordIds: [id], values }))
  set('A', { load: 5 })
  set('B', { load: 12, inspected: '2024-05-01' })
  return desk
}

const listed = async (desk: TestBackend, filter: AssetFilter) =>
  expectOk(await desk.client.query(assetsPage, { filter })).rows.map(({ tag }) => tag)

test('assets are filtered by fields of the office’s own, and counted with them', async () => {
  await using desk = openPlant()
  expect(await listed(desk, { custom: [{ key: 'load', test: 'atLeast', value: 6 }] })).toEqual(['B'])
  expect(await listed(desk, { custom: [{ key: 'inspected', test: 'empty' }], kinds: ['Crane'] })).toEqual(['A'])
  const filter: AssetFilter = { custom: [{ key: 'load', test: 'filled' }] }
  expect(expectOk(await desk.client.query(assetsCount, { filter }))).toEqual({ count: 2, more: false })
})

test('a file of assets holds what is shown: its filter, order and columns, with words for codes and no formula', async () => {
  await using desk = openPlant()
  const columns: ExportedColumn[] = [
    { field: 'name', heading: 'Name' },
    { field: 'custom:load', heading: 'Load' },
    { field: 'custom:inspected', heading: 'Inspected' },
    { field: 'status', heading: 'Status', words: { inService: 'In service' } },
    { field: 'customer', heading: 'Customer' },
  ]

  const sort = { by: 'tag', descending: true } as const
  const job = expectOk(await desk.client.action(assetsExport, { filter: { kinds: ['Crane'] }, sort, columns }))
  const { fileId } = (await desk.backend.context.jobs.finished(job.id)).result as { fileId: string }
  const { base64 } = expectOk(await desk.client.action(fileRead, { fileId, offset: 0 }))
  expect(Buffer.from(base64, 'base64').toString('utf8').split('\r\n')).toEqual([
    '\uFEFFName,Load,Inspected,Status,Customer',
    "'=B(),12,2024-05-01,In service,'+Acme",
    "'=A(),5,,In service,'+Acme",
    '',
  ])
})

test('every order of the list of assets is the order of one of its columns', () => {
  const sortable = assetListColumns.filter((column) => column.sortable).map(({ key }) => key)
  expect(sortable).toEqual(['tag', 'name', 'kind', 'warrantyUntil'])
})

test('a bulk change of assets says what it would do, does exactly that, and one undo takes all of it back', async () => {
  await using desk = openPlant()
  const ids = ['A', 'B', 'C', 'D', 'gone']
  const change = { field: 'kind', value: 'Crane' }
  const preview = expectOk(await desk.client.query(bulkEditPreview, { entity: 'assets', ids, change }))
  expect(preview).toMatchObject({ changing: 2, same: 2, gone: 1, ended: 0, after: 'Crane', changingIds: ['C', 'D'] })
  expect(preview.before).toEqual([{ value: 'Lift', count: 2 }])
  const kinds = () => desk.backend.context.store.records.all('assets').map(({ kind }) => kind)
  expectOk(desk.run(assetEditMany, { recordIds: preview.changingIds, set: { kind: 'Crane' } }))
  expect(kinds()).toEqual(['Crane', 'Crane', 'Crane', 'Crane'])
  expectOk(await desk.client.action(historyUndo, {}))
  expect(kinds()).toEqual(['Crane', 'Crane', 'Lift', 'Lift'])
})

test('a bulk change of a field that assets do not have, or to a value that does not fit, is refused', async () => {
  await using desk = openPlant()
  for (const change of [
    { field: 'custom', value: 'x' },
    { field: 'siteId', value: 'north' },
    { field: 'criticality', value: 'huge' },
    { field: 'criticality', value: null },
  ]) {
    const reply = await desk.client.query(bulkEditPreview, { entity: 'assets', ids: ['A'], change })
    expect(reply.ok ? null : reply.error.kind, JSON.stringify(change)).toBe('invalid-input')
  }
})
