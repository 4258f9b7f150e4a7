import { describe, expect, test } from 'vitest'
import { historyUndo } from '#shared/actions/app.ts'
import { assetCreate } from '#shared/commands/asset/create.ts'
import { assetEdit } from '#shared/commands/asset/edit.ts'
import { assetMove } from '#shared/commands/asset/move.ts'
import { assetRemove } from '#shared/commands/asset/remove.ts'
import { assetSetStatus } from '#shared/commands/asset/set-status.ts'
import { contactRemove } from '#shared/commands/contact/remove.ts'
import { contactSave } from '#shared/commands/contact/save.ts'
import { customerCreate } from '#shared/commands/customer/create.ts'
import { customerEdit } from '#shared/commands/customer/edit.ts'
import { customerMerge } from '#shared/commands/customer/merge.ts'
import { customerRemove } from '#shared/commands/customer/remove.ts'
import { siteCreate } from '#shared/commands/site/create.ts'
import { siteEdit } from '#shared/commands/site/edit.ts'
import { siteMerge } from '#shared/commands/site/merge.ts'
import { siteMove } from '#shared/commands/site/move.ts'
import { siteRemove } from '#shared/commands/site/remove.ts'
import { entityNames } from '#shared/domain/entities.ts'
import type { Commit } from '#electron/backend/command-pipeline.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Result } from '#shared/kernel/result.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

function openPlant(): TestBackend {
  const desk = openTestBackend()
  write(desk, [
    fresh('customers', { id: 'acme', name: 'Acme' }),
    fresh('customers', { id: 'acme2', name: 'ACME Inc', phone: '555' }),
    fresh('sites', { id: 'north', name: 'North', customerId: 'acme' }),
    fresh('sites', { id: 'hall', name: 'Hall', customerId: 'acme', parentId: 'north' }),
    fresh('sites', { id: 'south', name: 'South', customerId: 'acme2', latitude: null, longitude: null, coordinateSource: 'none', ungeocodedReason: 'missing' }), // prettier-ignore
    fresh('assets', { id: 'chiller', tag: 'CH-1', siteId: 'north' }),
    fresh('assets', { id: 'pump', tag: 'CH-1-P', siteId: 'north', parentId: 'chiller' }),
    fresh('assets', { id: 'seal', tag: 'CH-1-P-S', siteId: 'north', parentId: 'pump' }),
    fresh('workOrders', {
      id: 'w1',
      number: 1,
      siteId: 'north',
      customerId: 'acme',
      assetId: 'pump',
      status: 'closed',
    }),
    fresh('workOrders', { id: 'w2', number: 2, siteId: 'south', customerId: 'acme2', status: 'open' }),
    fresh('contacts', { id: 'ana', customerId: 'acme', siteId: null, name: 'Ana', role: null, phone: '1', email: null, primary: true }), // prettier-ignore
    fresh('contacts', { id: 'bob', customerId: 'acme2', siteId: null, name: 'Bob', role: null, phone: '2', email: null, primary: true }), // prettier-ignore
    fresh('notes', { id: 'note', subjectKind: 'customer', subjectId: 'acme2', text: 'Pays late', visibility: 'internal', author: 'Ana', writtenAt: 1 }), // prettier-ignore
  ])
  return desk
}

const value = <T>(result: Result<Commit, AppError>) => expectOk(result).value as T
const rule = (result: Result<unknown, AppError>) => {
  const error = expectError(result)
  return error.kind === 'rule-violation' ? error.violations[0]!.rule : error.kind
}
const row = (
  desk: TestBackend,
  entity: Parameters<TestBackend['backend']['context']['store']['records']['get']>[0],
  id: string,
) =>
  // prettier-ignore
  desk.backend.context.store.records.get(entity, id)

/** Runs something, takes it back, and expects every record to be as it was. */
async function takenBack(desk: TestBackend, act: () => Result<Commit, AppError>): Promise<void> {
  const before = snapshot(desk, entityNames)
  expectOk(act())
  expect(snapshot(desk, entityNames)).not.toEqual(before)
  expectOk(await desk.client.action(historyUndo, {}))
  expect(snapshot(desk, entityNames)).toEqual(before)
}

describe('assets', () => {
  test('are written down at a site with what is known, under a tag of their own', async () => {
    await using desk = openPlant()
    const args = {
      siteId: 'north',
      tag: ' FAN-1 ',
      name: 'Roof fan',
      replacementCostCents: 120_000,
      parentId: 'chiller',
    }
    const { assetId } = value<{ assetId: string }>(desk.run(assetCreate, args))
    expect(row(desk, 'assets', assetId)).toMatchObject({ tag: 'FAN-1', criticality: 'medium', status: 'inService', parentId: 'chiller', usefulLifeYears: null }) // prettier-ignore
    expect(rule(desk.run(assetCreate, { ...args, tag: 'CH-1' }))).toBe('tag-taken')
    expect(rule(desk.run(assetCreate, { ...args, tag: 'X', siteId: 'nowhere' }))).toBe('not-found')
    expect(rule(desk.run(assetCreate, { ...args, tag: 'X', siteId: 'south' }))).toBe('parent-elsewhere')
    expect(rule(desk.run(assetCreate, { ...args, tag: ' ' }))).toBe('invalid-input')
  })

  test('never become part of themselves, not even through their parts', async () => {
    await using desk = openPlant()
    const put = (assetId: string, parentId: string | null) => desk.run(assetEdit, { assetId, set: { parentId } })
    expect(rule(put('chiller', 'chiller'))).toBe('part-of-itself')
    expect(rule(put('chiller', 'pump'))).toBe('part-of-itself')
    expect(rule(put('chiller', 'seal'))).toBe('part-of-itself')
    expectOk(put('seal', 'chiller'))
    expectOk(put('pump', 'seal'))
  })

  test('move with their parts and their whole history, which still says where the work was done', async () => {
    await using desk = openPlant()
    expectOk(desk.run(assetMove, { assetId: 'pump', siteId: 'south' }))
    expect(['chiller', 'pump', 'seal'].map((id) => (row(desk, 'assets', id) as { siteId: string }).siteId)).toEqual(['north', 'south', 'south']) // prettier-ignore
    expect(row(desk, 'assets', 'pump')).toMatchObject({ parentId: null })
    expect(row(desk, 'assets', 'seal')).toMatchObject({ parentId: 'pump' })
    expect(row(desk, 'workOrders', 'w1')).toMatchObject({ assetId: 'pump', siteId: 'north' })
    await takenBack(desk, () => desk.run(assetMove, { assetId: 'chiller', siteId: 'south' }))
  })

  test('are not retired under open work, and come back only while their tag is free', async () => {
    await using desk = openPlant()
    write(desk, [fresh('workOrders', { id: 'w3', number: 3, siteId: 'north', assetId: 'seal', status: 'onHold' })])
    expect(rule(desk.run(assetSetStatus, { assetIds: ['pump', 'seal'], status: 'retired' }))).toBe('open-work-on-asset')
    expect(row(desk, 'assets', 'pump')).toMatchObject({ status: 'inService' })
    expectOk(desk.run(assetSetStatus, { assetIds: ['pump'], status: 'retired' }))
    const { assetId } = value<{ assetId: string }>(desk.run(assetCreate, { siteId: 'north', tag: 'CH-1-P', name: 'New pump' })) // prettier-ignore
    expect(rule(desk.run(assetSetStatus, { assetIds: ['pump'], status: 'inService' }))).toBe('tag-taken')
    expectOk(desk.run(assetRemove, { assetId }))
    expectOk(desk.run(assetSetStatus, { assetIds: ['pump'], status: 'inService' }))
  })

  test('are only removed when nothing happened to them', async () => {
    await using desk = openPlant()
    expect(rule(desk.run(assetRemove, { assetId: 'pump' }))).toBe('record-used')
    expect(rule(desk.run(assetRemove, { assetId: 'chiller' }))).toBe('record-used')
    await takenBack(desk, () => desk.run(assetRemove, { assetId: 'seal' }))
  })

  test('edited by two people at once keep the first edit and tell the second', async () => {
    await using desk = openPlant()
    expectOk(desk.run(assetEdit, { assetId: 'pump', set: { serial: 'A' }, was: { serial: null } }))
    expect(rule(desk.run(assetEdit, { assetId: 'pump', set: { serial: 'B' }, was: { serial: null } }))).toBe('conflict')
    expectOk(desk.run(assetEdit, { assetId: 'pump', set: { model: 'M' }, was: { model: null } }))
    expect(row(desk, 'assets', 'pump')).toMatchObject({ serial: 'A', model: 'M' })
  })
})

describe('customers', () => {
  test('are written down, edited, set inactive and, without a trace, removed', async () => {
    await using desk = openPlant()
    const { customerId } = value<{ customerId: string }>(desk.run(customerCreate, { name: 'Mill' }))
    expectOk(desk.run(contactSave, { customerId, name: 'Eve' }))
    expectOk(desk.run(customerEdit, { customerId, set: { tier: 'gold', active: false } }))
    expect(row(desk, 'customers', customerId)).toMatchObject({ tier: 'gold', active: false })
    expect(rule(desk.run(customerRemove, { customerId: 'acme' }))).toBe('record-used')
    await takenBack(desk, () => desk.run(customerRemove, { customerId }))
  })

  test('that are merged lose nothing, and taking it back gives every byte back', async () => {
    await using desk = openPlant()
    await takenBack(desk, () => desk.run(customerMerge, { customerId: 'acme2', intoId: 'acme' }))
    expectOk(desk.run(customerMerge, { customerId: 'acme2', intoId: 'acme' }))
    expect(row(desk, 'customers', 'acme2')).toBe(null)
    expect(row(desk, 'customers', 'acme')).toMatchObject({ phone: '555' })
    expect(row(desk, 'sites', 'south')).toMatchObject({ customerId: 'acme' })
    expect(row(desk, 'workOrders', 'w2')).toMatchObject({ customerId: 'acme' })
    expect(row(desk, 'notes', 'note')).toMatchObject({ subjectId: 'acme' })
    expect(row(desk, 'contacts', 'bob')).toMatchObject({ customerId: 'acme', primary: false })
    expect(row(desk, 'contacts', 'ana')).toMatchObject({ primary: true })
    expect(rule(desk.run(customerMerge, { customerId: 'acme', intoId: 'acme' }))).toBe('invalid-input')
  })
})

describe('contacts', () => {
  test('belong to a customer or to a site, and one of each is the first to call', async () => {
    await using desk = openPlant()
    expect(rule(desk.run(contactSave, { name: 'Nobody’s' }))).toBe('invalid-input')
    expect(rule(desk.run(contactSave, { name: 'Both', customerId: 'acme', siteId: 'north' }))).toBe('invalid-input')
    const { contactId } = value<{ contactId: string }>(desk.run(contactSave, { customerId: 'acme', name: 'Cy', primary: true })) // prettier-ignore
    expect(row(desk, 'contacts', 'ana')).toMatchObject({ primary: false })
    const siteContact = desk.run(contactSave, { siteId: 'north', name: 'Door', primary: true })
    expectOk(siteContact)
    expect(row(desk, 'contacts', contactId)).toMatchObject({ primary: true })
    expect(rule(desk.run(contactSave, { contactId, customerId: 'acme2', name: 'Cy' }))).toBe('invalid-input')
    await takenBack(desk, () => desk.run(contactRemove, { contactId }))
  })
})

describe('sites', () => {
  test('take customer, territory and zone from the larger place, and never a point in the ocean', async () => {
    await using desk = openPlant()
    const { siteId } = value<{ siteId: string }>(desk.run(siteCreate, { name: 'Roof', parentId: 'north' }))
    expect(row(desk, 'sites', siteId)).toMatchObject({ customerId: 'acme', zone: 'America/New_York', coordinateSource: 'none', ungeocodedReason: 'missing' }) // prettier-ignore
    expect(rule(desk.run(siteCreate, { name: 'Null', latitude: 0, longitude: 0 }))).toBe('invalid-input')
    expect(rule(desk.run(siteCreate, { name: 'Half', latitude: 42 }))).toBe('invalid-input')
    expect(rule(desk.run(siteCreate, { name: '' }))).toBe('invalid-input')
    expect(rule(desk.run(siteEdit, { siteId, set: { zone: 'Mars/Olympus' } }))).toBe('invalid-input')
    const { siteId: named } = value<{ siteId: string }>(desk.run(siteCreate, { name: '', address: '9 Elm St' }))
    expect(row(desk, 'sites', named)).toMatchObject({ name: '9 Elm St' })
  })

  test('move to another customer with all their parts, and never into themselves', async () => {
    await using desk = openPlant()
    const move = (siteId: string, customerId: string | null, parentId: string | null) =>
      desk.run(siteMove, { siteId, customerId, parentId })
    expect(rule(move('north', 'acme', 'hall'))).toBe('part-of-itself')
    expect(rule(move('hall', 'acme2', 'north'))).toBe('parent-of-another')
    await takenBack(desk, () => move('north', 'acme2', null))
    expectOk(move('north', 'acme2', null))
    expect(row(desk, 'sites', 'hall')).toMatchObject({ customerId: 'acme2', parentId: 'north' })
    expect(row(desk, 'workOrders', 'w1')).toMatchObject({ customerId: 'acme' })
  })

  test('that are merged bring assets, work and coordinates along, also into a part of themselves', async () => {
    await using desk = openPlant()
    await takenBack(desk, () => desk.run(siteMerge, { siteId: 'north', intoId: 'south' }))
    await takenBack(desk, () => desk.run(siteMerge, { siteId: 'north', intoId: 'hall' }))
    expectOk(desk.run(siteMerge, { siteId: 'north', intoId: 'south' }))
    expect(row(desk, 'assets', 'pump')).toMatchObject({ siteId: 'south' })
    expect(row(desk, 'workOrders', 'w1')).toMatchObject({ siteId: 'south' })
    expect(row(desk, 'sites', 'hall')).toMatchObject({ parentId: 'south' })
    expect(row(desk, 'sites', 'south')).toMatchObject({ latitude: 42.31, ungeocodedReason: null })
    expectOk(desk.run(siteMerge, { siteId: 'south', intoId: 'hall' }))
    expect(row(desk, 'sites', 'hall')).toMatchObject({ parentId: null })
  })

  test('with anything on them stay; empty ones go with their contacts', async () => {
    await using desk = openPlant()
    expect(rule(desk.run(siteRemove, { siteId: 'north' }))).toBe('record-used')
    expectOk(desk.run(contactSave, { siteId: 'hall', name: 'Door' }))
    await takenBack(desk, () => desk.run(siteRemove, { siteId: 'hall' }))
  })
})
