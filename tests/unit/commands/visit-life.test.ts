import { describe, expect, it } from 'vitest'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitSetStatus } from '#shared/commands/visit/set-status.ts'
import { visitSetTimes } from '#shared/commands/visit/set-times.ts'
import { visitUnschedule } from '#shared/commands/visit/unschedule.ts'
import { workOrderSetStatus } from '#shared/commands/work-order/set-status.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import type { VisitStatus } from '#shared/domain/visit/visit.ts'
import { hourMs, minuteMs } from '#shared/kernel/zone.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { snapshot } from '#tests/doubles/write-records.ts'

const kinds: EntityName[] = ['visits', 'visitTechnicians', 'workOrders', 'holds', 'requests']
const visit = (desk: TestBackend, id = 'v1') => desk.backend.context.store.records.get('visits', id)
const order = (desk: TestBackend) => desk.backend.context.store.records.get('workOrders', 'v1 order')
const visits = (desk: TestBackend) =>
  desk.backend.context.store.records
    .where('visits', 'workOrderId', ['v1 order'])
    .toSorted((a, b) => a.sequence - b.sequence)
const place = (desk: TestBackend, visitId: string, time: string) =>
  desk.run(visitSchedule, { visitId, technicianId: 'oak', startsAt: officeTime(time) })
const set = (
  desk: TestBackend,
  status: VisitStatus,
  more: Partial<Parameters<typeof visitSetStatus.apply>[0]> = {},
  visitId = 'v1',
) => desk.run(visitSetStatus, { visitId, status, ...more })

/** An office where the first visit is on site since 9:00; it is 9:30. */
function officeAtWork(): TestBackend {
  const desk = openSmallOffice()
  expectOk(place(desk, 'v1', '9:00'))
  desk.clock.advance(2 * hourMs)
  expectOk(set(desk, 'onSite'))
  desk.clock.advance(30 * minuteMs)
  return desk
}

describe('a visit that is over', () => {
  it('asks for its times when nobody reported the arrival, and says what was planned', async () => {
    await using desk = openSmallOffice()
    expectOk(place(desk, 'v1', '9:00'))
    desk.clock.advance(5 * hourMs)
    expect(expectError(set(desk, 'done'))).toMatchObject({
      violations: [
        { rule: 'visit-needs-times', facts: { fromAt: officeTime('9:00'), untilAt: officeTime('10:00'), sequence: 1 } },
      ],
    })
    expectOk(set(desk, 'done', { arrivedAt: officeTime('9:10'), leftAt: officeTime('9:40') }))
    expect(order(desk)).toMatchObject({
      status: 'done',
      respondedAt: officeTime('7:00'),
      arrivedAt: officeTime('9:10'),
      completedAt: officeTime('9:40'),
    })
  })

  it('refuses times that are reversed or have not come yet', async () => {
    await using desk = officeAtWork()
    const reversed = set(desk, 'done', { leftAt: officeTime('8:00') })
    expect(expectError(reversed)).toMatchObject({ violations: [{ rule: 'times-reversed' }] })
    const ahead = set(desk, 'done', { leftAt: officeTime('11:00') })
    expect(expectError(ahead)).toMatchObject({ violations: [{ rule: 'times-ahead' }] })
    expect(visit(desk)?.status).toBe('onSite')
  })

  it('has its times corrected with a reason, and the work order’s times follow', async () => {
    await using desk = officeAtWork()
    expectOk(set(desk, 'done'))
    const times = { visitId: 'v1', arrivedAt: officeTime('8:50'), leftAt: officeTime('9:20') }
    expect(expectError(desk.run(visitSetTimes, { ...times, reason: ' ' })).kind).toBe('invalid-input')
    expectOk(desk.run(visitSetTimes, { ...times, reason: 'From the paper' }))
    expect(order(desk)).toMatchObject({ arrivedAt: officeTime('8:50'), completedAt: officeTime('9:20') })
    expectOk(desk.backend.context.history.undo())
    expect(order(desk)).toMatchObject({ arrivedAt: officeTime('9:00'), completedAt: officeTime('9:30') })
  })

  it('goes back on site when it turns out unfinished, and its work order with it', async () => {
    await using desk = officeAtWork()
    expectOk(set(desk, 'done'))
    expectOk(set(desk, 'onSite'))
    expect(visit(desk)).toMatchObject({ actualStartsAt: officeTime('9:00'), actualEndsAt: null })
    expect(order(desk)).toMatchObject({ status: 'inProgress', completedAt: null })
  })
})

describe('a partly done visit', () => {
  it('says what is left and opens the next visit in the queue', async () => {
    await using desk = officeAtWork()
    expect(expectError(set(desk, 'partlyDone'))).toMatchObject({ violations: [{ rule: 'visit-needs-left' }] })
    const done = expectOk(set(desk, 'partlyDone', { reason: 'Stump', nextDurationMinutes: 25 }))
    const { nextVisitId } = done.value as { nextVisitId: string }
    expect(visit(desk)).toMatchObject({ status: 'partlyDone', outcome: 'Stump', actualEndsAt: officeTime('9:30') })
    expect(visit(desk, nextVisitId)).toMatchObject({
      status: 'toSchedule',
      sequence: 2,
      durationMinutes: 25,
      followsVisitId: 'v1',
    })
    expect(order(desk)?.status).toBe('inProgress')
  })

  it('needs no next visit any more when it is taken up again, and finds the same one when it is not finished after all', async () => {
    await using desk = officeAtWork()
    expectOk(set(desk, 'partlyDone', { reason: 'Stump' }))
    expectOk(set(desk, 'onSite'))
    expect(visits(desk).map(({ status }) => status)).toEqual(['onSite', 'cancelled'])
    expectOk(set(desk, 'partlyDone', { reason: 'Stump and roots' }))
    expect(visits(desk).map(({ status }) => status)).toEqual(['partlyDone', 'toSchedule'])
  })

  it('is done once the next visit is, and one undo at a time leads back to the first minute', async () => {
    await using desk = officeAtWork()
    const states = [snapshot(desk, kinds)]
    const step = (result: ReturnType<typeof set>) => {
      expectOk(result)
      states.push(snapshot(desk, kinds))
    }
    step(set(desk, 'partlyDone', { reason: 'Stump' }))
    const next = visits(desk)[1]!.id
    step(place(desk, next, '10:00'))
    desk.clock.advance(hourMs)
    step(set(desk, 'done', { arrivedAt: officeTime('10:00') }, next))
    expect(order(desk)).toMatchObject({ status: 'done', completedAt: officeTime('10:30') })
    for (const before of states.slice(0, -1).reverse()) {
      expectOk(desk.backend.context.history.undo())
      expect(snapshot(desk, kinds)).toEqual(before)
    }
  })
})

describe('a missed visit', () => {
  it('needs a reason and puts the work back into the queue, unless somebody says not to', async () => {
    await using desk = openSmallOffice()
    expectOk(place(desk, 'v1', '9:00'))
    expect(expectError(set(desk, 'missed'))).toMatchObject({ violations: [{ rule: 'visit-needs-reason' }] })
    expectOk(set(desk, 'missed', { reason: 'No access' }))
    expect(visits(desk).map(({ status, outcome }) => [status, outcome])).toEqual([
      ['missed', 'No access'],
      ['toSchedule', null],
    ])
    expect(order(desk)?.status).toBe('open')
    expectOk(desk.backend.context.history.undo())
    expectOk(set(desk, 'missed', { reason: 'No access', opensNext: false }))
    expect(visits(desk).map(({ status }) => status)).toEqual(['missed'])
  })

  it('takes back the visit in its place when it gets another time itself', async () => {
    await using desk = openSmallOffice()
    expectOk(place(desk, 'v1', '9:00'))
    expectOk(set(desk, 'missed', { reason: 'Vehicle broke down' }))
    expectOk(place(desk, 'v1', '11:00'))
    expect(visits(desk).map(({ status, outcome }) => [status, outcome])).toEqual([
      ['scheduled', null],
      ['cancelled', null],
    ])
    expectOk(set(desk, 'missed', { reason: 'Again' }))
    expectOk(desk.run(visitUnschedule, { visitIds: ['v1'] }))
    expect(visits(desk).map(({ status }) => status)).toEqual(['toSchedule', 'cancelled'])
  })
})

describe('an illegal change of a visit', () => {
  it('names every status that is legal from there', async () => {
    await using desk = officeAtWork()
    expect(expectError(set(desk, 'missed', { reason: 'x' }))).toMatchObject({
      violations: [
        { rule: 'edge-work-begun', facts: { from: 'onSite', to: 'missed', legal: 'enRoute,done,partlyDone' } },
      ],
    })
  })

  it('is every change while the work order is cancelled', async () => {
    await using desk = openSmallOffice()
    expectOk(desk.run(workOrderSetStatus, { workOrderId: 'v1 order', status: 'cancelled', reason: 'Twice' }))
    expect(visit(desk)).toMatchObject({ status: 'cancelled', outcome: 'Twice' })
    expect(expectError(set(desk, 'toSchedule'))).toMatchObject({ violations: [{ rule: 'visit-sealed' }] })
  })
})

it('a visit set to dispatched by hand is told to its technician', async () => {
  await using desk = openSmallOffice()
  expectOk(place(desk, 'v1', '9:00'))
  expectOk(set(desk, 'dispatched'))
  expect(visit(desk)).toMatchObject({ publishedStartsAt: officeTime('9:00'), publishedTechnicianId: 'oak' })
})
