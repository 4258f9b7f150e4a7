import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alertSnooze } from '#shared/commands/alert/snooze.ts'
import { alertWake } from '#shared/commands/alert/wake.ts'
import { hourPresets } from '#shared/domain/calendar/weekly-hours.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import type { ClockAlert } from '#shared/domain/sla/alerts.ts'
import { alertLevels, clockAlerts } from '#shared/domain/sla/alerts.ts'
import { termsOf } from '#shared/domain/sla/service-levels.ts'
import { worstUrgency } from '#shared/domain/sla/urgency.ts'
import { clockFactsOf } from '#shared/domain/work-order/clock-facts.ts'
import { workOrderStatuses } from '#shared/domain/work-order/work-order.ts'
import { createPromiseAlerts } from '#electron/backend/sla/promise-alerts.ts'
import { serviceLevelsOf } from '#electron/backend/sla/service-levels.ts'
import { countMatches } from '#electron/backend/queries/work-orders/count.ts'
import { momentOf } from '#electron/backend/queries/work-orders/filter.ts'
import { alertsCount, alertsList } from '#shared/queries/alerts.ts'
import { todayOverview } from '#shared/queries/today.ts'
import { hourMs, minuteMs } from '#shared/kernel/zone.ts'
import { officeDay, officeTime, officeZone, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const now = officeTime('15:00')
const dueSoonMinutes = 240

function policies(desk: TestBackend) {
  write(desk, [
    fresh('businessCalendars', {
      id: 'office',
      name: 'Office',
      zone: officeZone,
      hours: [...hourPresets.office],
      daysOff: [{ day: '2011-09-07', name: 'Outing' }],
    }),
    fresh('slaPolicies', {
      id: 'counted',
      name: 'Counted',
      respondMinutes: 60,
      arriveMinutes: 240,
      resolveMinutes: 960,
      calendarId: 'office',
    }),
    fresh('slaPolicies', {
      id: 'strict',
      name: 'Strict',
      respondMinutes: null,
      arriveMinutes: 120,
      resolveMinutes: 480,
      pausable: false,
      stages: [75, 100],
    }),
    fresh('slaPolicies', { id: 'bare', name: 'Bare', respondMinutes: 30, resolveMinutes: 300, stages: [100] }),
  ])
}

const minutesAround = fc.oneof(fc.integer({ min: -3_000, max: 3_000 }), fc.integer({ min: 1, max: 2_600 }))
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 })
const anything = fc.record({
  policy: maybe(fc.constantFrom('counted', 'strict', 'bare')),
  status: fc.constantFrom(...workOrderStatuses, 'onHold' as const, 'open' as const),
  respondBy: maybe(minutesAround),
  arriveBy: maybe(minutesAround),
  resolveBy: maybe(minutesAround),
  respondedAt: maybe(minutesAround),
  arrivedAt: maybe(minutesAround),
  done: fc.boolean(),
  promised: fc.subarray(['respond', 'arrive', 'resolve'] as const),
  hold: maybe(fc.record({ since: fc.integer({ min: 0, max: 4_000 }), pausesClock: fc.boolean() })),
})

/** Half of them have one promise alone, counted and still ahead: those are what early stages are about. */
const anOrder = fc.oneof(
  anything,
  fc.tuple(anything, fc.integer({ min: 1, max: 2_600 })).map(([order, resolveBy]) => ({
    ...order,
    policy: 'counted' as const,
    status: 'open' as const,
    respondBy: null,
    arriveBy: null,
    resolveBy,
    promised: [],
    hold: null,
  })),
)

test('alerts and lists counted in SQL are those the pure functions find one record at a time', async () => {
  await using desk = openTestBackend({ now })
  policies(desk)
  const at = (minutes: number | null) => (minutes === null ? null : now + minutes * minuteMs)
  const orders = fc.sample(anOrder, { numRuns: 3_000, seed: 7 })
  write(
    desk,
    orders.flatMap((order, index) => {
      const id = `w${index}`
      const ended = order.status === 'done' || order.status === 'closed'
      return [
        fresh('workOrders', {
          id,
          number: index + 1,
          status: order.status,
          priority: priorities[index % 4]!,
          openedAt: now - 4_000 * minuteMs,
          slaPolicyId: order.policy,
          respondBy: at(order.respondBy),
          arriveBy: at(order.arriveBy),
          resolveBy: at(order.resolveBy),
          respondedAt: at(order.respondedAt),
          arrivedAt: at(order.arrivedAt),
          completedAt: ended ? now - minuteMs : null,
          promised: order.promised,
        }),
        ...(order.hold
          ? [
              fresh('holds', {
                id: `h${index}`,
                workOrderId: id,
                reason: 'Parts',
                pausesClock: order.hold.pausesClock,
                startsAt: now - order.hold.since * minuteMs,
              }),
            ]
          : []),
      ]
    }),
  )
  const { store, clock } = desk.backend.context
  const levels = serviceLevelsOf(store.records)
  const held = new Map(store.records.all('holds').map((hold) => [hold.workOrderId, hold]))
  const byHand = store.records.all('workOrders').map((order) => {
    const facts = clockFactsOf(order, held.get(order.id) ?? null)
    const terms = termsOf(levels, order.slaPolicyId)
    const ended = order.completedAt !== null
    return {
      id: order.id,
      urgency: ended ? 'calm' : worstUrgency(facts, terms, now, dueSoonMinutes),
      alerts: ended ? [] : clockAlerts(facts, terms, now, dueSoonMinutes),
    }
  })
  const expected = (level: string) => byHand.filter(({ alerts }) => alerts[0]?.level === level)
  const alerts = createPromiseAlerts(store, now)
  expect(alerts.count()).toEqual(Object.fromEntries(alertLevels.map((level) => [level, expected(level).length])))
  expect(alertLevels.every((level) => expected(level).length > 20)).toBe(true)

  const listed = alerts.list(100_000)
  const seen = (one: { id: string; alert: ClockAlert }) => `${one.id} ${one.alert.code}`
  expect(listed.map((one) => seen({ id: one.workOrderId, alert: one.alert })).sort()).toEqual(
    byHand.flatMap(({ id, alerts: [alert] }) => (alert ? [seen({ id, alert })] : [])).sort(),
  )
  const short = alerts.list(40)
  expect(short).toEqual(listed.slice(0, 40))

  const moment = momentOf({ store, clock })
  const matches = (due: 'overdue' | 'atRisk') => countMatches(store.db, { due }, moment).count
  expect(matches('overdue')).toBe(byHand.filter(({ urgency }) => urgency === 'missed').length)
  expect(matches('atRisk')).toBe(byHand.filter(({ urgency }) => urgency === 'soon' || urgency === 'urgent').length)
})

test('an alert that is taken on is quiet for everybody until then, and a graver one rings again', async () => {
  await using desk = openSmallOffice({ now: officeTime('11:00') })
  policies(desk)
  write(desk, [
    fresh('workOrders', {
      id: 'late',
      number: 90,
      slaPolicyId: 'strict',
      openedAt: officeTime('5:00'),
      resolveBy: officeTime('13:00'),
    }),
  ])
  const bell = async () => expectOk(await desk.client.query(alertsCount, {})).promises
  const first = async () =>
    expectOk(await desk.client.query(alertsList, {})).alerts.find(({ subjectId }) => subjectId === 'late')
  expect(await first()).toMatchObject({ kind: 'promise', clock: 'resolve', level: 'warn', code: 'sla-resolve-75' })
  const before = await bell()
  const snooze = { subjectId: 'late', code: 'sla-resolve-75', until: officeTime('14:30'), number: 90 }
  expectOk(await desk.client.command(alertSnooze, snooze))
  expect(await first()).toBeUndefined()
  expect(await bell()).toEqual({ ...before, warn: before.warn - 1 })
  expect(expectOk(await desk.client.query(alertsList, {})).snoozed).toMatchObject([
    { subjectId: 'late', number: 90, ownerName: 'Test Dispatcher', until: officeTime('14:30') },
  ])
  // The deadline passes: that is another alert.
  desk.clock.set(officeTime('13:01'))
  expect(await first()).toMatchObject({ level: 'missed', code: 'sla-resolve-100' })
  desk.clock.set(officeTime('11:00'))
  expectOk(await desk.client.command(alertWake, { subjectId: 'late', code: 'sla-resolve-75' }))
  expect(await bell()).toEqual(before)
})

test('Today and the bell say the same numbers, with follow-ups and approvals that are due', async () => {
  await using desk = openSmallOffice({ now: officeTime('16:00') })
  write(desk, [
    fresh('holds', {
      id: 'h',
      workOrderId: 'v2 order',
      reason: 'Parts',
      pausesClock: false,
      followUpOn: officeDay,
      startsAt: officeTime('8:00'),
    }),
    fresh('approvals', {
      id: 'a',
      subjectKind: 'workOrder',
      subjectId: 'v1 order',
      kind: 'limit',
      amountCents: 100,
      reason: 'More parts',
      state: 'pending',
      requestedBy: 'Ann',
      requestedAt: officeTime('9:00'),
      expiresAt: officeTime('16:00') + 2 * hourMs,
    }),
  ])
  const counts = expectOk(await desk.client.query(alertsCount, {}))
  // Three work orders of the small office were promised for 15:00.
  expect(counts).toMatchObject({ promises: { missed: 3, warn: 0, notice: 0 }, followUps: 1, approvals: 1 })
  const { alerts } = expectOk(await desk.client.query(todayOverview, { day: officeDay }))
  expect(alerts).toEqual(
    expect.arrayContaining([
      { kind: 'promisesMissed', count: 3 },
      { kind: 'followUps', count: 1 },
      { kind: 'approvals', count: 1 },
    ]),
  )
})
