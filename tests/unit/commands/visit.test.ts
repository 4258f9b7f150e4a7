import { expect, test } from 'vitest'
import { visitPin } from '#shared/commands/visit/pin.ts'
import { visitPublish } from '#shared/commands/visit/publish.ts'
import { visitResize } from '#shared/commands/visit/resize.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitSetStatus } from '#shared/commands/visit/set-status.ts'
import { visitUnschedule } from '#shared/commands/visit/unschedule.ts'
import { historyRedo, historyUndo } from '#shared/actions/app.ts'
import { newVisit, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'

const visitOf = (desk: TestBackend, id: string) => desk.backend.context.store.records.get('visits', id)
const orderOf = (desk: TestBackend, id: string) => desk.backend.context.store.records.get('workOrders', `${id} order`)
const leadOf = (desk: TestBackend, id: string) =>
  desk.backend.context.store.records.where('visitTechnicians', 'visitId', [id]).map(({ technicianId }) => technicianId)

test('a visit goes from the queue onto a technician, on to another, and back; its work order follows', async () => {
  await using desk = openSmallOffice()
  const scheduled = expectOk(
    await desk.client.command(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('9:00') }),
  )
  expect(scheduled.summary).toMatchObject({
    key: 'history.visitScheduled',
    values: { number: 1, technician: 'OAK', time: '09:00' },
  })
  expect(visitOf(desk, 'v1')).toMatchObject({ status: 'scheduled', endsAt: officeTime('10:00') })
  expect(orderOf(desk, 'v1')?.status).toBe('scheduled')

  expectOk(
    await desk.client.command(visitSchedule, { visitId: 'v1', technicianId: 'elm', startsAt: officeTime('9:00') }),
  )
  expect(leadOf(desk, 'v1')).toEqual(['elm'])

  expectOk(await desk.client.command(visitUnschedule, { visitIds: ['v1'] }))
  expect(visitOf(desk, 'v1')).toMatchObject({ status: 'toSchedule', startsAt: null, endsAt: null })
  expect(leadOf(desk, 'v1')).toEqual([])
  expect(orderOf(desk, 'v1')?.status).toBe('open')
})

test('undo and redo walk through schedule, move and unschedule exactly', async () => {
  await using desk = openSmallOffice()
  const states: string[] = []
  const look = () =>
    JSON.stringify([
      visitOf(desk, 'v1')?.startsAt,
      visitOf(desk, 'v1')?.status,
      leadOf(desk, 'v1'),
      orderOf(desk, 'v1')?.status,
    ])
  states.push(look())
  for (const [technicianId, time] of [
    ['oak', '9:00'],
    ['elm', '10:00'],
    ['oak', '13:00'],
  ] as const) {
    expectOk(await desk.client.command(visitSchedule, { visitId: 'v1', technicianId, startsAt: officeTime(time) }))
    states.push(look())
  }
  expectOk(await desk.client.command(visitUnschedule, { visitIds: ['v1'] }))
  states.push(look())
  for (const before of states.slice(0, -1).reverse()) {
    expectOk(await desk.client.action(historyUndo, {}))
    expect(look()).toBe(before)
  }
  for (const after of states.slice(1)) {
    expectOk(await desk.client.action(historyRedo, {}))
    expect(look()).toBe(after)
  }
})

test('a missing skill refuses with the rule and its facts, and nothing is written', async () => {
  await using desk = openSmallOffice()
  const refused = expectError(
    await desk.client.command(visitSchedule, { visitId: 'v2', technicianId: 'elm', startsAt: officeTime('9:00') }),
  )
  expect(refused).toMatchObject({
    kind: 'rule-violation',
    violations: [{ rule: 'skill-level', severity: 'forbids', facts: { skill: 'Trees', neededLevel: 2, heldLevel: 1 } }],
  })
  const reasoned = { visitId: 'v3', technicianId: 'oak', startsAt: officeTime('9:00'), overrideReason: 'Please' }
  expect(expectError(await desk.client.command(visitSchedule, reasoned)).kind).toBe('rule-violation')
  expect(visitOf(desk, 'v2')).toMatchObject({ status: 'toSchedule', rev: 1 })
})

test('overtime needs a reason, which is kept until the visit moves where none is needed', async () => {
  await using desk = openSmallOffice()
  const late = { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('15:30') }
  expect(expectError(await desk.client.command(visitSchedule, late))).toMatchObject({
    violations: [
      { rule: 'overtime', facts: { overtimeMinutes: 30 } },
      { rule: 'resolve-by', severity: 'warns' },
    ],
  })
  expectOk(await desk.client.command(visitSchedule, { ...late, overrideReason: 'Agreed with Ana' }))
  expect(visitOf(desk, 'v1')?.overrideReason).toBe('Agreed with Ana')
  expectOk(await desk.client.command(visitSchedule, { ...late, startsAt: officeTime('9:00') }))
  expect(visitOf(desk, 'v1')?.overrideReason).toBeNull()
})

test('two visits cannot share a time; resizing into a neighbour is refused too', async () => {
  await using desk = openSmallOffice()
  expectOk(
    await desk.client.command(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('9:00') }),
  )
  const clash = { visitId: 'v2', technicianId: 'oak', startsAt: officeTime('9:30') }
  expect(expectError(await desk.client.command(visitSchedule, clash))).toMatchObject({
    violations: [{ rule: 'overlap' }],
  })
  expectOk(await desk.client.command(visitSchedule, { ...clash, startsAt: officeTime('10:30') }))
  const longer = { visitId: 'v1', startsAt: officeTime('9:00'), durationMinutes: 120 }
  expect(expectError(await desk.client.command(visitResize, longer))).toMatchObject({
    violations: [{ rule: 'overlap', facts: { workOrderNumber: 2 } }],
  })
  expectOk(await desk.client.command(visitResize, { ...longer, startsAt: officeTime('8:30'), durationMinutes: 90 }))
  expect(visitOf(desk, 'v1')).toMatchObject({
    startsAt: officeTime('8:30'),
    endsAt: officeTime('10:00'),
    durationMinutes: 90,
  })
})

test('publish tells, a move afterwards is a draft again, and a withdrawn visit is told too', async () => {
  await using desk = openSmallOffice()
  expectOk(
    await desk.client.command(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('9:00') }),
  )
  const first = expectOk(await desk.client.command(visitPublish, { visitIds: ['v1', 'v2'] }))
  expect(first.value).toEqual({ published: 1 })
  expect(visitOf(desk, 'v1')).toMatchObject({
    status: 'dispatched',
    publishedStartsAt: officeTime('9:00'),
    publishedTechnicianId: 'oak',
  })
  expectOk(
    await desk.client.command(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('10:00') }),
  )
  expect(visitOf(desk, 'v1')).toMatchObject({ status: 'scheduled', publishedStartsAt: officeTime('9:00') })
  expectOk(await desk.client.command(visitUnschedule, { visitIds: ['v1'] }))
  expect(expectOk(await desk.client.command(visitPublish, { visitIds: ['v1'] })).value).toEqual({ published: 1 })
  expect(visitOf(desk, 'v1')).toMatchObject({ publishedStartsAt: null, publishedTechnicianId: null })
})

test('a visit lives from dispatched to done and its work order is done with it', async () => {
  await using desk = openSmallOffice()
  const status = (to: 'enRoute' | 'onSite' | 'done' | 'missed') =>
    desk.client.command(visitSetStatus, { visitId: 'v1', status: to })
  expect(expectError(await status('onSite'))).toMatchObject({ violations: [{ rule: 'edge-needs-place' }] })
  expectOk(
    await desk.client.command(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('9:00') }),
  )
  expectOk(await status('enRoute'))
  expect(orderOf(desk, 'v1')?.status).toBe('inProgress')
  expectOk(await status('onSite'))
  expect(expectError(await status('missed'))).toMatchObject({ violations: [{ rule: 'edge-work-begun' }] })
  expect(expectError(await desk.client.command(visitUnschedule, { visitIds: ['v1'] })).kind).toBe('rule-violation')
  desk.clock.advance(3_600_000)
  expectOk(await status('done'))
  expect(visitOf(desk, 'v1')).toMatchObject({ actualStartsAt: officeTime('7:00'), actualEndsAt: officeTime('8:00') })
  expect(orderOf(desk, 'v1')).toMatchObject({ status: 'done', completedAt: officeTime('8:00') })
})

test('a work order with a second visit waiting is in progress, not done, when the first is done', async () => {
  await using desk = openSmallOffice()
  const { store } = desk.backend.context
  store.records.insert('visits', { ...newVisit('v1b', 'v1 order', 2), rev: 1, updatedAt: 0, deletedAt: null })
  expectOk(
    await desk.client.command(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('9:00') }),
  )
  desk.clock.advance(3 * 3_600_000)
  const done = { visitId: 'v1', status: 'done', arrivedAt: officeTime('9:05'), leftAt: officeTime('9:50') } as const
  expectOk(await desk.client.command(visitSetStatus, done))
  expect(orderOf(desk, 'v1')?.status).toBe('inProgress')
})

test('a pinned visit moves only with a reason', async () => {
  await using desk = openSmallOffice()
  const place = { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('9:00') }
  expectOk(await desk.client.command(visitSchedule, place))
  expectOk(await desk.client.command(visitPin, { visitIds: ['v1'], pinned: true }))
  const moved = { ...place, startsAt: officeTime('10:00') }
  expect(expectError(await desk.client.command(visitSchedule, moved))).toMatchObject({
    violations: [{ rule: 'pinned' }],
  })
  expectOk(await desk.client.command(visitSchedule, { ...moved, overrideReason: 'Customer called' }))
  expect(visitOf(desk, 'v1')?.pinned).toBe(true)
})

test('somebody who assisted and now leads is on the visit once', async () => {
  await using desk = openSmallOffice()
  const place = { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('9:00') }
  expectOk(await desk.client.command(visitSchedule, place))
  const companion = { id: 'a', visitId: 'v1', technicianId: 'elm', lead: false, rev: 1, updatedAt: 0, deletedAt: null }
  desk.backend.context.store.records.insert('visitTechnicians', companion)
  expectOk(await desk.client.command(visitSchedule, { ...place, technicianId: 'elm' }))
  expect(leadOf(desk, 'v1')).toEqual(['elm'])
  expectOk(await desk.client.action(historyUndo, {}))
  expect(leadOf(desk, 'v1').sort()).toEqual(['elm', 'oak'])
})
