import { expect, test } from 'vitest'
import { workOrderHold } from '#shared/commands/work-order/hold.ts'
import { workOrderResume } from '#shared/commands/work-order/resume.ts'
import { boardQueue } from '#shared/queries/board.ts'
import { holdsOpen } from '#shared/queries/cycle.ts'
import { loadDemo } from '#electron/backend/demo/load-demo.ts'
import { openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'

test('work on hold is listed with the due follow-ups first, and those are counted for the alert', async () => {
  await using desk = openSmallOffice()
  const hold = (id: string, followUpOn: string | null) =>
    expectOk(desk.run(workOrderHold, { workOrderId: `${id} order`, reason: 'Weather', followUpOn }))
  hold('v1', null)
  hold('v2', '2011-09-09')
  hold('v3', '2011-09-06')
  const all = expectOk(await desk.client.query(holdsOpen, {}))
  expect(all.holds.map(({ number, due, followUpOn }) => [number, due, followUpOn])).toEqual([
    [3, true, '2011-09-06'],
    [2, false, '2011-09-09'],
    [1, false, null],
  ])
  expect(all).toMatchObject({ total: 3, due: 1 })
  const queued = expectOk(await desk.client.query(boardQueue, { tab: 'onHold' }))
  expect(queued.visits.map(({ workOrderNumber }) => workOrderNumber)).toEqual([3, 2, 1])
  const due = expectOk(await desk.client.query(holdsOpen, { dueOnly: true }))
  expect(due.holds.map(({ number }) => number)).toEqual([3])
  expectOk(desk.run(workOrderResume, { workOrderId: 'v3 order' }))
  expect(expectOk(await desk.client.query(holdsOpen, {}))).toMatchObject({ total: 2, due: 0 })
})

test('work on hold in the demo has exactly one open hold each', async () => {
  await using desk = openTestBackend({ now: Date.parse('2011-09-06T12:00:00Z') })
  const { context } = desk.backend
  expectOk(loadDemo(context, '2011-09-06'))
  const { records } = context.store
  const held = records.all('workOrders').filter(({ status }) => status === 'onHold')
  const open = records.all('holds').filter(({ endsAt }) => endsAt === null)
  expect(held.length).toBeGreaterThan(0)
  expect(open.map(({ workOrderId }) => workOrderId).toSorted()).toEqual(held.map(({ id }) => id).toSorted())
})
