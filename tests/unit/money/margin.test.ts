import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reportsCostItemsCsv, reportsCostsCsv } from '#shared/actions/reports.ts'
import { costMeasures, reportsCostItems, reportsCosts } from '#shared/queries/cost-report.ts'
import type { CostMeasure } from '#shared/queries/cost-report.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const scope = { from: '2011-09-06', to: '2011-09-06' }

/** Three completed work orders: one invoiced, one with an accepted quote, one with a billable line alone. */
function books(desk: TestBackend) {
  const at = desk.clock.now() - 3_600_000
  const line = (id: string, workOrderId: string, cost: number, price: number) =>
    fresh('costLines', {
      id,
      workOrderId,
      kind: 'part',
      state: 'actual',
      description: 'x',
      quantity: 1,
      unit: 'pcs',
      unitCostCents: cost,
      unitPriceCents: price,
      coverage: 'billable',
      happenedOn: '2011-09-06',
    })
  const draft = (id: string, number: number, workOrderId: string, state: 'draft' | 'void', billableCents: number) =>
    fresh('invoiceDrafts', { id, number, workOrderId, customerId: 'park', state, currency: 'USD', lines: [], billableCents, warrantyCents: 0, contractCents: 0, internalCents: 0, madeAt: at, madeBy: 'Ana', exportedAt: null, exportedBy: null, voidedAt: null }) // prettier-ignore
  const visit = (workOrderId: string, sequence: number, technicianId: string, status: 'done' | 'cancelled') => [
    fresh('visits', { id: `${workOrderId}${sequence}`, workOrderId, sequence, status, startsAt: at, endsAt: at + 1 }),
    fresh('visitTechnicians', { id: `t${workOrderId}${sequence}`, visitId: `${workOrderId}${sequence}`, technicianId, lead: true }), // prettier-ignore
  ]
  write(desk, [
    fresh('settings', { id: 'officeZone', value: 'America/New_York' }),
    fresh('customers', { id: 'park', name: 'Parks' }),
    fresh('customers', { id: 'lib', name: 'Library' }),
    fresh('technicians', { id: 'ana', code: 'A', name: 'Ana' }),
    fresh('technicians', { id: 'bo', code: 'B', name: 'Bo' }),
    fresh('workOrders', { id: 'a', number: 1, customerId: 'park', status: 'closed', completedAt: at, nteCents: 500 }),
    fresh('workOrders', { id: 'b', number: 2, customerId: 'lib', status: 'done', completedAt: at, nteCents: 10_000 }),
    fresh('workOrders', { id: 'c', number: 3, status: 'done', completedAt: at }),
    line('1', 'a', 1_000, 9_999),
    line('2', 'b', 4_000, 1),
    line('3', 'c', 100, 250),
    draft('d1', 1_001, 'a', 'void', 77_777),
    draft('d2', 1_002, 'a', 'draft', 1_800),
    fresh('quoteLines', { id: 'q1', workOrderId: 'b', state: 'accepted', description: 'x', quantity: 2, unit: 'h', unitPriceCents: 1_500 }), // prettier-ignore
    fresh('quoteLines', { id: 'q2', workOrderId: 'b', state: 'declined', description: 'x', quantity: 9, unit: 'h', unitPriceCents: 1_500 }), // prettier-ignore
    ...visit('a', 1, 'bo', 'done'),
    ...visit('a', 2, 'ana', 'done'),
    ...visit('a', 3, 'bo', 'cancelled'),
    ...visit('b', 1, 'bo', 'done'),
  ])
}

const margins = async (desk: TestBackend, by: 'customer' | 'technician') => {
  const { groups, total } = expectOk(await desk.client.query(reportsCosts, { ...scope, by }))!
  expect(groups.reduce((sum, { counts }) => sum + counts.revenueCents, 0)).toBe(total.revenueCents)
  return groups.map(({ label, counts }) => [label, counts.revenueCents, counts.costCents])
}

test('what was charged is the invoice draft, else the accepted quote, else the billable lines', async () => {
  await using desk = openTestBackend()
  books(desk)
  expect(await margins(desk, 'customer')).toEqual([
    ['Library', 3_000, 4_000],
    ['Parks', 1_800, 1_000],
    [null, 250, 100],
  ])
})

test('a work order counts for whoever led its last visit that was not cancelled', async () => {
  await using desk = openTestBackend()
  books(desk)
  expect(await margins(desk, 'technician')).toEqual([
    ['Ana', 1_800, 1_000],
    ['Bo', 3_000, 4_000],
    [null, 250, 100],
  ])
})

test('every number opens a list of exactly that length, in all and by group', async () => {
  await using desk = openTestBackend()
  books(desk)
  const counted = expectOk(await desk.client.query(reportsCosts, { ...scope, by: 'customer' }))!
  const list = async (measure: CostMeasure, more: { key?: string | null } = {}) =>
    expectOk(await desk.client.query(reportsCostItems, { ...scope, by: 'customer', measure, ...more }))!
  for (const { key, counts } of [{ key: undefined, counts: counted.total }, ...counted.groups]) {
    const group = key === undefined ? {} : { key }
    const expected = { ...counts, loss: null, overLimit: counts.limited - counts.withinLimit }
    for (const measure of costMeasures) {
      const { total, items } = await list(measure, group)
      if (expected[measure] !== null) expect(total, `${String(key)} ${measure}`).toBe(expected[measure])
      expect(items).toHaveLength(total)
    }
  }
  expect((await list('loss')).items.map(({ number }) => number)).toEqual([2])
  expect((await list('overLimit')).items.map(({ number, usedCents }) => [number, usedCents])).toEqual([[1, 1_000]])
  expect((await list('workOrders')).items.map(({ number, revenueFrom }) => [number, revenueFrom])).toEqual([
    [2, 'quote'],
    [1, 'invoice'],
    [3, 'lines'],
  ])
})

test('the report and its lists become files, and no role without sight of costs gets them', async () => {
  await using desk = openTestBackend()
  books(desk)
  const text = (fileId: string) => readFileSync(desk.backend.context.files.pathOf(fileId)!, 'utf8')
  const made = expectOk(await desk.client.action(reportsCostsCsv, { ...scope, by: 'customer' }))
  expect(made.fileName).toBe('costs-2011-09-06-2011-09-06-by-customer.csv')
  expect(text(made.fileId)).toContain('\nLibrary,1,1,0,0,40,0,0,40,30,-10,-0.3333,1,1,0,USD')
  const list = { ...scope, by: 'customer', measure: 'loss', key: 'lib' } as const
  expect(text(expectOk(await desk.client.action(reportsCostItemsCsv, list)).fileId)).toContain(
    'Tree emergency,Library,',
  )
  write(desk, [
    fresh('users', { id: 'boss', name: 'Boss', role: 'administrator', active: true }),
    fresh('users', { id: 'me', name: 'Test Dispatcher', role: 'dispatcher', active: true }),
  ])
  expect(expectOk(await desk.client.query(reportsCostItems, list))).toBeNull()
  expect(expectError(await desk.client.action(reportsCostsCsv, { ...scope, by: 'none' })).kind).toBe('forbidden')
  expect(expectError(await desk.client.action(reportsCostItemsCsv, list)).kind).toBe('forbidden')
})
