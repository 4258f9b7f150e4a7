import { expect, test } from 'vitest'
import { fileRead, historyUndo } from '#shared/actions/app.ts'
import { customersExport, sitesExport } from '#shared/actions/places.ts'
import { customerEditMany } from '#shared/commands/customer/edit-many.ts'
import { customFieldSave } from '#shared/commands/custom-field/save.ts'
import { recordSetCustom } from '#shared/commands/custom-field/set-values.ts'
import { siteEditMany } from '#shared/commands/site/edit-many.ts'
import { bulkEditPreview } from '#shared/queries/bulk-edit.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

function openTown(): TestBackend {
  const desk = openTestBackend()
  write(desk, [
    fresh('territories', { id: 'north', name: 'North' }),
    fresh('customers', { id: 'acme', name: '=Acme', tier: 'gold', phone: '+1 555' }),
    fresh('customers', { id: 'zeta', name: 'Zeta', active: false }),
    fresh('contacts', { id: 'zoe', customerId: 'acme', siteId: null, name: '-Zoe', role: null, phone: null, email: null, primary: true }), // prettier-ignore
    fresh('sites', { id: 'a', name: 'A', address: '1 Main St', customerId: 'acme' }),
    fresh('sites', { id: 'b', name: '', address: '@2 Main St', active: false }),
  ])
  expectOk(desk.run(customFieldSave, { subject: 'site', label: 'Gate code', type: 'text' }))
  expectOk(desk.run(recordSetCustom, { subject: 'site', recordIds: ['b'], values: { gateCode: '=42' } }))
  return desk
}

async function linesOf(desk: TestBackend, job: { id: string }): Promise<string[]> {
  const { fileId } = (await desk.backend.context.jobs.finished(job.id)).result as { fileId: string }
  const { base64 } = expectOk(await desk.client.action(fileRead, { fileId, offset: 0 }))
  return Buffer.from(base64, 'base64').toString('utf8').split('\r\n')
}
const columnsOf = (...fields: string[]) => fields.map((field) => ({ field, heading: field }))

test('files of sites and customers hold what is shown, and nothing in them is a formula', async () => {
  await using desk = openTown()
  const sort = { by: 'name' as const, descending: true }
  const columns = columnsOf('name', 'customer', 'active', 'custom:gateCode')
  const sites = await linesOf(desk, expectOk(await desk.client.action(sitesExport, { filter: {}, sort, columns })))
  expect(sites).toEqual(['\uFEFFname,customer,active,custom:gateCode', "A,'=Acme,yes,", "'@2 Main St,,no,'=42", ''])
  const people = await linesOf(
    desk,
    expectOk(
      await desk.client.action(customersExport, {
        filter: { active: true },
        sort: { by: 'name' },
        columns: columnsOf('name', 'contact', 'phone', 'sites'),
      }),
    ),
  )
  expect(people.slice(1)).toEqual(["'=Acme,'-Zoe,'+1 555,1", ''])
})

test('a bulk change of sites or customers says what it would do, and is one step to undo', async () => {
  await using desk = openTown()
  const change = { field: 'territoryId', value: 'north' }
  const preview = expectOk(await desk.client.query(bulkEditPreview, { entity: 'sites', ids: ['a', 'b'], change }))
  expect(preview).toMatchObject({ changing: 2, ended: 1, after: 'North', before: [{ value: '', count: 2 }] })
  expect(preview.rows.map(({ name, title }) => [name, title])).toEqual([
    ['A', '1 Main St'],
    ['@2 Main St', ''],
  ])
  const { records } = desk.backend.context.store
  expectOk(desk.run(siteEditMany, { recordIds: ['a', 'b'], set: { territoryId: 'north' } }))
  expectOk(desk.run(customerEditMany, { recordIds: ['acme', 'zeta'], set: { tier: 'critical' } }))
  expect(records.all('customers').map(({ tier }) => tier)).toEqual(['critical', 'critical'])
  expectOk(await desk.client.action(historyUndo, {}))
  expect(records.get('customers', 'acme')!.tier).toBe('gold')
  expectOk(await desk.client.action(historyUndo, {}))
  expect(records.get('sites', 'a')!.territoryId).toBe(null)
})
