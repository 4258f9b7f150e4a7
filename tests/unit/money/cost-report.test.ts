import { expect, it } from 'vitest'
import { reportsCosts } from '#shared/queries/cost-report.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

it('counts what completed work cost by kind and group, and how limits were kept', async () => {
  await using desk = openTestBackend()
  const at = desk.clock.now() - 3_600_000
  const line = (id: string, workOrderId: string, kind: 'labour' | 'part', quantity: number, cents: number) =>
    fresh('costLines', {
      id,
      workOrderId,
      kind,
      state: 'actual',
      description: 'x',
      quantity,
      unit: 'h',
      unitCostCents: cents,
      unitPriceCents: cents * 2,
      coverage: 'billable',
      happenedOn: '2011-09-06',
      ...(quantity < 0 ? { creditReason: 'returned' } : {}),
    })
  write(desk, [
    fresh('settings', { id: 'officeZone', value: 'America/New_York' }),
    fresh('workOrders', { id: 'a', number: 1, team: 'North', status: 'done', completedAt: at, nteCents: 1_000 }),
    fresh('workOrders', { id: 'b', number: 2, team: 'South', status: 'closed', completedAt: at, nteCents: 100 }),
    fresh('workOrders', { id: 'free', number: 3, team: 'South', status: 'done', completedAt: at }),
    fresh('workOrders', { id: 'gone', number: 4, status: 'cancelled', completedAt: at }),
    fresh('workOrders', { id: 'open', number: 5 }),
    line('1', 'a', 'labour', 0.333, 1_000),
    line('2', 'a', 'part', -1, 33),
    line('3', 'b', 'part', 1, 250),
    line('4', 'gone', 'part', 1, 99_999),
    line('5', 'open', 'part', 1, 99_999),
  ])
  const range = { from: '2011-09-06', to: '2011-09-06' }
  const all = expectOk(await desk.client.query(reportsCosts, { ...range, by: 'none' }))!
  expect(all.total).toEqual({
    workOrders: 3,
    withCosts: 2,
    labourCents: 333,
    partCents: 217,
    vendorCents: 0,
    travelCents: 0,
    expenseCents: 0,
    costCents: 550,
    revenueCents: 1_100,
    charged: 2,
    limited: 2,
    withinLimit: 1,
    overrunCents: 150,
  })
  const byTeam = expectOk(await desk.client.query(reportsCosts, { ...range, by: 'team' }))!
  expect(byTeam.groups.map(({ label, counts }) => [label, counts.workOrders, counts.costCents])).toEqual([
    ['North', 1, 300],
    ['South', 2, 250],
  ])
  const before = expectOk(await desk.client.query(reportsCosts, { from: null, to: '2011-09-05', by: 'none' }))!
  expect(before.total.workOrders).toBe(0)
  write(desk, [
    fresh('users', { id: 'boss', name: 'Boss', role: 'administrator', active: true }),
    fresh('users', { id: 'me', name: 'Test Dispatcher', role: 'dispatcher', active: true }),
  ])
  expect(expectOk(await desk.client.query(reportsCosts, { ...range, by: 'none' }))).toBeNull()
})
