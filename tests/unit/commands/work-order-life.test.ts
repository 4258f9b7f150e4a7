import { describe, expect, it } from 'vitest'
import { holdEdit } from '#shared/commands/hold/edit.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitSetStatus } from '#shared/commands/visit/set-status.ts'
import { workOrderClose } from '#shared/commands/work-order/close.ts'
import { workOrderHold } from '#shared/commands/work-order/hold.ts'
import { workOrderResume } from '#shared/commands/work-order/resume.ts'
import { workOrderSetStatusMany } from '#shared/commands/work-order/set-status-many.ts'
import { workOrderSetStatus } from '#shared/commands/work-order/set-status.ts'
import type { WorkOrderStatus } from '#shared/domain/work-order/work-order.ts'
import { hourMs } from '#shared/kernel/zone.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const workOrderId = 'v1 order'
const records = (desk: TestBackend) => desk.backend.context.store.records
const order = (desk: TestBackend, id = workOrderId) => records(desk).get('workOrders', id)
const holds = (desk: TestBackend, id = workOrderId) => records(desk).where('holds', 'workOrderId', [id])
const place = (desk: TestBackend, time: string) =>
  desk.run(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt: officeTime(time), overrideReason: 'Yes' })
const to = (desk: TestBackend, status: WorkOrderStatus, more: object = {}, id = workOrderId) =>
  desk.run(workOrderSetStatus, { workOrderId: id, status, ...more })

describe('a hold', () => {
  it('is a record with reason, follow-up and whether clocks stand still, ended when work is resumed', async () => {
    await using desk = openSmallOffice()
    const words = { reason: 'No access', note: ' Tenant back on Monday ', followUpOn: '2011-09-12' }
    expectOk(desk.run(workOrderHold, { workOrderId, ...words }))
    const [hold] = holds(desk)
    expect(hold).toMatchObject({ ...words, note: 'Tenant back on Monday', pausesClock: true, endsAt: null })
    expectOk(desk.run(holdEdit, { holdId: hold!.id, set: { followUpOn: '2011-09-20' } }))
    expect(holds(desk)[0]).toMatchObject({ followUpOn: '2011-09-20', note: 'Tenant back on Monday' })
    desk.clock.advance(hourMs)
    expectOk(desk.run(workOrderResume, { workOrderId }))
    expect(holds(desk)).toMatchObject([{ endsAt: desk.clock.now() }])
    expect(order(desk)).toMatchObject({ status: 'open', holdReason: null })
  })

  it('takes the clock from the office’s own list, and never pauses for own words', async () => {
    await using desk = openSmallOffice()
    write(desk, [
      fresh('reasons', { id: 'crane', kind: 'hold', label: 'Crane', pausesClock: true }),
      fresh('reasons', { id: 'off', kind: 'hold', label: 'No access', pausesClock: true, active: false }),
    ])
    expectOk(desk.run(workOrderHold, { workOrderId, reason: 'Crane' }))
    expectOk(desk.run(workOrderHold, { workOrderId: 'v2 order', reason: 'No access' }))
    expect(holds(desk)).toMatchObject([{ reasonId: 'crane', pausesClock: true }])
    expect(holds(desk, 'v2 order')).toMatchObject([{ reasonId: null, pausesClock: false }])
  })

  it('lasts while a visit is planned for later, and ends when a technician sets out', async () => {
    await using desk = openSmallOffice()
    expectOk(desk.run(workOrderHold, { workOrderId, reason: 'Weather' }))
    expectOk(place(desk, '9:00'))
    expect(order(desk)).toMatchObject({ status: 'onHold', respondedAt: desk.clock.now() })
    desk.clock.advance(2 * hourMs)
    expectOk(desk.run(visitSetStatus, { visitId: 'v1', status: 'enRoute' }))
    expect(order(desk)).toMatchObject({ status: 'inProgress', holdReason: null })
    expect(holds(desk)).toMatchObject([{ endsAt: desk.clock.now() }])
  })

  it('of many is a record each, and cancelling ends it', async () => {
    await using desk = openSmallOffice()
    const workOrderIds = [workOrderId, 'v2 order']
    const words = { status: 'onHold', reason: 'Weather', followUpOn: '2011-09-08' } as const
    expectOk(desk.run(workOrderSetStatusMany, { workOrderIds, ...words }))
    expect([...holds(desk), ...holds(desk, 'v2 order')].map(({ followUpOn }) => followUpOn)).toEqual([
      '2011-09-08',
      '2011-09-08',
    ])
    expectOk(to(desk, 'cancelled', { reason: 'Storm over' }))
    expect(holds(desk)[0]?.endsAt).toBe(desk.clock.now())
  })
})

describe('completing a work order by hand', () => {
  it('asks what came of a visit that should have taken place', async () => {
    await using desk = openSmallOffice()
    expectOk(place(desk, '9:00'))
    desk.clock.advance(4 * hourMs)
    expect(expectError(to(desk, 'done'))).toMatchObject({
      violations: [{ rule: 'visit-undecided', facts: { sequence: 1 } }],
    })
    expectOk(to(desk, 'done', { undecided: 'asPlanned' }))
    expect(records(desk).get('visits', 'v1')).toMatchObject({
      status: 'done',
      actualStartsAt: officeTime('9:00'),
      actualEndsAt: officeTime('10:00'),
    })
    expect(order(desk)).toMatchObject({ arrivedAt: officeTime('9:00'), completedAt: officeTime('11:00') })
  })

  it('is not possible while somebody is on site', async () => {
    await using desk = openSmallOffice()
    expectOk(place(desk, '9:00'))
    expectOk(desk.run(visitSetStatus, { visitId: 'v1', status: 'enRoute' }))
    expect(expectError(to(desk, 'done'))).toMatchObject({
      violations: [{ rule: 'visit-under-way', facts: { to: 'done', legal: 'onHold' } }],
    })
  })
})

describe('work with visits', () => {
  it('is neither scheduled nor begun by hand: the refusal says what it follows', async () => {
    await using desk = openSmallOffice()
    expect(expectError(to(desk, 'scheduled'))).toMatchObject({ violations: [{ rule: 'no-visit-placed' }] })
    expect(expectError(to(desk, 'inProgress'))).toMatchObject({
      violations: [{ rule: 'follows-visits', facts: { legal: 'done,onHold,cancelled' } }],
    })
  })

  it('of a desk has no visits and is begun and put back by hand', async () => {
    await using desk = openTestBackend()
    write(desk, [fresh('workOrders', { id: 'w', number: 1 })])
    expectOk(to(desk, 'inProgress', {}, 'w'))
    expectOk(to(desk, 'open', {}, 'w'))
    expect(expectError(to(desk, 'scheduled', {}, 'w'))).toMatchObject({ violations: [{ rule: 'no-visit-placed' }] })
    expectOk(desk.run(workOrderHold, { workOrderId: 'w', reason: 'Parts' }))
    expect(expectError(to(desk, 'scheduled', {}, 'w'))).toMatchObject({ violations: [{ rule: 'no-visit-placed' }] })
  })
})

describe('closing', () => {
  const done = [
    fresh('workTypes', { id: 't', requires: ['time', 'outcome', 'rootCause'] }),
    fresh('workOrders', { id: 'w', number: 7, status: 'done', workTypeId: 't', completedAt: 5 }),
    fresh('visits', { id: 'v', workOrderId: 'w', status: 'done', startsAt: 1, endsAt: 2 }),
  ]
  const close = (desk: TestBackend) => desk.run(workOrderClose, { workOrderId: 'w' })

  it('lists every item that is missing', async () => {
    await using desk = openTestBackend()
    write(desk, done)
    const error = expectError(close(desk))
    expect(error.kind === 'rule-violation' && error.violations.map(({ rule }) => rule)).toEqual([
      'closing-visit-time',
      'closing-outcome',
      'closing-root-cause',
    ])
    expect(order(desk, 'w')?.status).toBe('done')
  })

  it('closes what is complete, and reopening needs a reason and voids the invoice draft', async () => {
    await using desk = openTestBackend()
    write(desk, [
      fresh('workOrders', { id: 'w', number: 7, status: 'done', completedAt: 5 }),
      fresh('visits', {
        id: 'v',
        workOrderId: 'w',
        status: 'done',
        startsAt: 1,
        endsAt: 2,
        actualStartsAt: 1,
        actualEndsAt: 2,
      }),
      fresh('invoiceDrafts', {
        id: 'i',
        number: 1,
        workOrderId: 'w',
        state: 'draft',
        currency: 'USD',
        lines: [],
        billableCents: 0,
        warrantyCents: 0,
        contractCents: 0,
        internalCents: 0,
        madeAt: 5,
        madeBy: 'Ana',
      }),
    ])
    expectOk(close(desk))
    expect(order(desk, 'w')).toMatchObject({ status: 'closed', closedAt: desk.clock.now(), completedAt: 5 })
    expect(expectError(to(desk, 'open', {}, 'w'))).toMatchObject({
      violations: [{ rule: 'needs-reason', facts: { legal: 'open,done' } }],
    })
    expectOk(to(desk, 'open', { reason: 'Leaks again' }, 'w'))
    // The first visit was done, so the work goes on; the next visit waits in the queue.
    expect(order(desk, 'w')).toMatchObject({ status: 'inProgress', closedAt: null, completedAt: null })
    expect(records(desk).where('visits', 'workOrderId', ['w'])).toHaveLength(2)
    expect(records(desk).get('invoiceDrafts', 'i')?.state).toBe('void')
    expectOk(desk.backend.context.history.undo())
    expect(records(desk).get('invoiceDrafts', 'i')?.state).toBe('draft')
  })

  it('goes back to its papers without losing when the work ended', async () => {
    await using desk = openTestBackend()
    write(desk, [fresh('workOrders', { id: 'w', number: 7, status: 'done', completedAt: 5 })])
    expectOk(close(desk))
    expectOk(to(desk, 'done', { reason: 'A photo is missing' }, 'w'))
    expect(order(desk, 'w')).toMatchObject({ status: 'done', completedAt: 5, closedAt: null })
  })

  it('is refused for work that is not done, and not done by setting a status', async () => {
    await using desk = openTestBackend()
    write(desk, [fresh('workOrders', { id: 'w', number: 7 })])
    expect(expectError(close(desk))).toMatchObject({ violations: [{ rule: 'work-order-status' }] })
    expect(expectError(to(desk, 'closed', {}, 'w'))).toMatchObject({ violations: [{ rule: 'work-order-status' }] })
    expectOk(to(desk, 'done', {}, 'w'))
    expect(expectError(to(desk, 'closed', {}, 'w'))).toMatchObject({ violations: [{ rule: 'closes-by-gate' }] })
  })
})
