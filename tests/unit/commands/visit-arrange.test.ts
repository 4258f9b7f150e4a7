import { expect, test } from 'vitest'
import { historyUndo } from '#shared/actions/app.ts'
import { visitArrange } from '#shared/commands/visit/arrange.ts'
import { visitPin } from '#shared/commands/visit/pin.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'

const records = (desk: TestBackend) => desk.backend.context.store.records
const visitOf = (desk: TestBackend, id: string) => records(desk).get('visits', id)
const orderOf = (desk: TestBackend, id: string) => records(desk).get('workOrders', `${id} order`)
const place = (visitId: string, time: string, technicianId = 'oak') => ({
  visitId,
  technicianId,
  startsAt: officeTime(time),
  durationMinutes: 60,
})

test('a visit and the later one that gives way to it are one step, judged as the lane will be', async () => {
  await using desk = openSmallOffice()
  expectOk(await desk.client.command(visitSchedule, place('v1', '9:00')))
  const taken = expectError(await desk.client.command(visitSchedule, place('v2', '9:00')))
  expect(taken).toMatchObject({ violations: [{ rule: 'overlap' }] })

  const done = expectOk(await desk.client.command(visitArrange, { moves: [place('v2', '9:00'), place('v1', '10:30')] }))
  expect(done.summary).toMatchObject({
    key: 'history.visitsArranged',
    values: { number: 2, others: 1, technician: 'OAK', time: '09:00' },
  })
  expect(visitOf(desk, 'v1')?.startsAt).toBe(officeTime('10:30'))
  expect(visitOf(desk, 'v2')?.startsAt).toBe(officeTime('9:00'))
  expect(orderOf(desk, 'v2')?.status).toBe('scheduled')

  expectOk(await desk.client.action(historyUndo, {}))
  expect(visitOf(desk, 'v1')?.startsAt).toBe(officeTime('9:00'))
  expect(visitOf(desk, 'v2')?.status).toBe('toSchedule')
})

test('one forbidden place refuses all, and says whose it is', async () => {
  await using desk = openSmallOffice()
  const refused = expectError(
    await desk.client.command(visitArrange, { moves: [place('v1', '9:00', 'elm'), place('v2', '10:30', 'elm')] }),
  )
  expect(refused).toMatchObject({
    kind: 'rule-violation',
    violations: expect.arrayContaining([
      expect.objectContaining({ rule: 'skill-level', facts: expect.objectContaining({ placedNumber: 2 }) }),
    ]),
  })
  expect(visitOf(desk, 'v1')?.status).toBe('toSchedule')
})

test('two visits may change places', async () => {
  await using desk = openSmallOffice()
  expectOk(await desk.client.command(visitSchedule, place('v1', '9:00')))
  expectOk(await desk.client.command(visitSchedule, place('v2', '10:30')))
  expectOk(await desk.client.command(visitArrange, { moves: [place('v1', '10:30'), place('v2', '9:00')] }))
  expect([visitOf(desk, 'v1')?.startsAt, visitOf(desk, 'v2')?.startsAt]).toEqual([
    officeTime('10:30'),
    officeTime('9:00'),
  ])
})

test('a pinned one among them wants a reason, which is kept with it alone', async () => {
  await using desk = openSmallOffice()
  expectOk(await desk.client.command(visitSchedule, place('v1', '9:00')))
  expectOk(await desk.client.command(visitPin, { visitIds: ['v1'], pinned: true }))
  const moves = [place('v2', '9:00'), place('v1', '10:30')]
  expect(expectError(await desk.client.command(visitArrange, { moves }))).toMatchObject({ kind: 'rule-violation' })
  expectOk(await desk.client.command(visitArrange, { moves, overrideReason: 'Agreed with the customer' }))
  expect(visitOf(desk, 'v1')?.overrideReason).toBe('Agreed with the customer')
  expect(visitOf(desk, 'v2')?.overrideReason).toBeNull()
})

test('a suggested bundle is made and placed in the same step', async () => {
  await using desk = openSmallOffice()
  const done = expectOk(
    await desk.client.command(visitArrange, {
      moves: [place('v1', '9:00'), place('v2', '10:30')],
      bundle: { name: 'At Main St', reason: null },
    }),
  )
  const { bundleId } = done.value
  expect(records(desk).get('bundles', bundleId!)?.name).toBe('At Main St')
  expect([orderOf(desk, 'v1')?.bundleId, orderOf(desk, 'v2')?.bundleId]).toEqual([bundleId, bundleId])
  expectOk(await desk.client.action(historyUndo, {}))
  expect(records(desk).all('bundles')).toEqual([])
  expect(orderOf(desk, 'v1')).toMatchObject({ bundleId: null, status: 'open' })
})

test('a visit named twice, or one that is not there, is an error and nothing is written', async () => {
  await using desk = openSmallOffice()
  const twice = [place('v1', '9:00'), place('v1', '10:30')]
  expect(expectError(await desk.client.command(visitArrange, { moves: twice })).kind).toBe('invalid-input')
  const unknown = [place('v1', '9:00'), place('nobody', '10:30')]
  expect(expectError(await desk.client.command(visitArrange, { moves: unknown })).kind).toBe('not-found')
  expect(visitOf(desk, 'v1')?.status).toBe('toSchedule')
})
