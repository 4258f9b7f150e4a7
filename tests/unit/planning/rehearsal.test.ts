import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadDemo } from '#electron/backend/demo/load-demo.ts'
import { dayToPlan, problemOfDay } from '#electron/backend/planning/rehearsal/day-problem.ts'
import { readLivedDay } from '#electron/backend/planning/rehearsal/lived-day.ts'
import { rehearse } from '#electron/backend/planning/rehearsal/rehearse.ts'
import { estimatedLegs } from '#electron/backend/planning/travel/legs.ts'
import { jobCancel } from '#shared/actions/app.ts'
import { mostRehearsedDays, policyRehearse, rehearsalSchema, rehearsalTaskSchema } from '#shared/actions/policy.ts'
import type { Rehearsal, RehearsalTask } from '#shared/actions/policy.ts'
import { insert, update } from '#shared/commands/change.ts'
import { visitPublish } from '#shared/commands/visit/publish.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitSetStatus } from '#shared/commands/visit/set-status.ts'
import { builtInWeights, policyOf, policySettingsOf } from '#shared/domain/policy/policy.ts'
import { clocksOf, noTerms } from '#shared/domain/sla/clocks.ts'
import { addDays } from '#shared/kernel/zone.ts'
import { todayOverview } from '#shared/queries/today.ts'
import { officeDay, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { write } from '#tests/doubles/write-records.ts'

type Asked = Partial<RehearsalTask>

const task = (asked: Asked = {}) =>
  rehearsalTaskSchema.parse({
    from: officeDay,
    to: officeDay,
    policies: [{ policyId: 'balanced' }],
    iterations: 400,
    ...asked,
  })

async function rehearsed(
  desk: TestBackend,
  asked: Asked = {},
  signal = new AbortController().signal,
): Promise<Rehearsal> {
  return rehearsalSchema.parse(expectOk(await rehearse(desk.backend.context, task(asked), { signal })))
}

/** Places a visit, tells its technician, and lets it be done; times as `H:mm`. */
async function lived(
  desk: TestBackend,
  visitId: string,
  technicianId: string,
  planned: string,
  really: [string, string],
) {
  const reason = 'As it was'
  expectOk(
    await desk.client.command(visitSchedule, {
      visitId,
      technicianId,
      startsAt: officeTime(planned),
      overrideReason: reason,
    }),
  )
  expectOk(await desk.client.command(visitPublish, { visitIds: [visitId] }))
  desk.clock.set(Math.max(desk.clock.now(), officeTime(really[1])))
  const [arrivedAt, leftAt] = really.map((time) => officeTime(time))
  expectOk(
    await desk.client.command(visitSetStatus, { visitId, status: 'done', arrivedAt: arrivedAt!, leftAt: leftAt! }),
  )
}

/** The demo city on a Thursday, when most days around it were worked. */
function openDemo(): TestBackend {
  const desk = openTestBackend({ now: Date.parse('2026-11-26T13:00:00Z') })
  expectOk(loadDemo(desk.backend.context, '2026-11-26'))
  return desk
}

let demo: TestBackend
// A rehearsal writes nothing: one city serves all.
beforeAll(() => void (demo = openDemo()))
afterAll(() => demo.close())

const logHead = (desk: TestBackend) =>
  desk.backend.context.store.db
    .prepare('SELECT max(seq), count(*), (SELECT count(*) FROM change_log) FROM command_log')
    .get()

describe('what happened', () => {
  test('is counted from recorded times: driving as on the map, overtime past the shift, and promises broken', async () => {
    await using desk = openSmallOffice()
    await lived(desk, 'v1', 'oak', '9:00', ['9:10', '10:30'])
    await lived(desk, 'v2', 'oak', '14:30', ['15:10', '16:40'])
    const { load } = expectOk(await desk.client.query(todayOverview, { day: officeDay }))
    const { days, total } = await rehearsed(desk)
    expect(days).toEqual([{ ...total, day: officeDay }])
    expect(total).toMatchObject({ visits: 2, withoutTimes: 0, kept: 0 })
    expect(total.happened).toMatchObject({ served: 2, waiting: 0, overtimeMinutes: 40, lateVisits: 1, moves: 0 })
    expect(total.happened.travelMinutes).toBe(load.reduce((sum, { travelMinutes }) => sum + travelMinutes, 0))
    expect(total.happened.travelMinutes).toBeGreaterThan(0)
  })

  test('a visit that was told and then given to somebody else, or put more than a quarter of an hour later, was moved', async () => {
    await using desk = openSmallOffice()
    const place = (visitId: string, technicianId: string, time: string) =>
      desk.client.command(visitSchedule, {
        visitId,
        technicianId,
        startsAt: officeTime(time),
        overrideReason: 'Agreed',
      })
    for (const [id, time] of [['v1', '9:00'] as const, ['v2', '11:00'] as const]) expectOk(await place(id, 'oak', time))
    expectOk(await desk.client.command(visitPublish, { visitIds: ['v1', 'v2'] }))
    const moves = async () => (await rehearsed(desk)).total.happened.moves
    expect(await moves()).toBe(0)
    expectOk(await place('v2', 'oak', '11:15'))
    expect(await moves()).toBe(0)
    expectOk(await place('v2', 'oak', '11:20'))
    expect(await moves()).toBe(1)
    expectOk(await place('v1', 'elm', '9:00'))
    expect(await moves()).toBe(2)
  })

  test('what was not recorded is taken as planned, and what was missed was not served', async () => {
    await using desk = openSmallOffice()
    const place = (visitId: string, time: string) =>
      desk.client.command(visitSchedule, { visitId, technicianId: 'oak', startsAt: officeTime(time) })
    expectOk(await place('v1', '9:00'))
    expectOk(await place('v2', '11:00'))
    desk.clock.set(officeTime('18:00'))
    expectOk(await desk.client.command(visitSetStatus, { visitId: 'v2', status: 'missed', reason: 'Nobody home' }))
    const { total } = await rehearsed(desk)
    expect(total).toMatchObject({ visits: 2, withoutTimes: 1 })
    expect(total.happened).toMatchObject({ served: 1, waiting: 1 })
    expect(total.under).toMatchObject([{ served: 2, waiting: 0, otherTechnician: 0 }])
  })

  test('in the demo city it adds up to what Today says of driving and what the clocks say of promises', async () => {
    const desk = demo
    const day = '2026-11-25'
    const { load } = expectOk(await desk.client.query(todayOverview, { day }))
    const { happened } = (await rehearsed(desk, { from: day, to: day, iterations: 50 })).total
    expect(happened.travelMinutes).toBe(load.reduce((sum, { travelMinutes }) => sum + travelMinutes, 0))
    const { visits } = readLivedDay(desk.backend.context, day)
    const orders = desk.backend.context.store.records.getMany(
      'workOrders',
      visits.map(({ detail }) => detail.visit.workOrderId),
    )
    const missed = orders.filter((order) => {
      const facts = { ...order, cancelled: false, pausedSince: null }
      const states = clocksOf(facts, noTerms, desk.clock.now())
      return states.some(({ name, state }) => name !== 'respond' && state === 'missed')
    })
    expect(happened.served).toBe(visits.length)
    expect(happened.lateVisits).toBe(missed.length)
    expect(missed.length).toBeGreaterThan(0)
  })
})

describe('a day planned anew', () => {
  test('writes nothing, and the same seed and iterations give the same figures', async () => {
    const desk = demo
    const head = logHead(desk)
    const asked: Asked = {
      from: '2026-11-24',
      to: '2026-11-25',
      policies: [
        { policyId: 'leastTravel', weights: null },
        { policyId: 'balanced', weights: { ...builtInWeights.balanced, travel: 10 } },
      ],
    }
    const first = await rehearsed(desk, asked)
    expect(await rehearsed(desk, asked)).toEqual(first)
    expect(logHead(desk)).toEqual(head)
    expect(first.policies.map(({ policyId, weights }) => [policyId, weights.travel])).toEqual([
      ['leastTravel', 3],
      ['balanced', 10],
    ])
    expect(first.days.map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-25'])
    for (const { happened, under, visits } of first.days) {
      expect(happened.served + happened.waiting).toBe(visits)
      for (const plan of under) {
        expect(plan.served + plan.waiting).toBe(visits)
        expect(plan.travelMinutes).toBeLessThan(happened.travelMinutes)
      }
    }
    const { total } = first
    expect(total.happened.travelMinutes).toBe(first.days.reduce((sum, { happened }) => sum + happened.travelMinutes, 0))
    expect(total.under[1]!.served).toBe(first.days.reduce((sum, { under }) => sum + under[1]!.served, 0))
  })

  test('takes as long as it really did, as many people as were there, and no more overtime than there was', async () => {
    await using desk = openSmallOffice()
    await lived(desk, 'v1', 'oak', '9:00', ['9:00', '10:35'])
    await lived(desk, 'v2', 'oak', '15:30', ['15:30', '16:20'])
    write(desk, [insert('visitTechnicians', { id: 'along', visitId: 'v1', technicianId: 'elm', lead: false })])
    const { context } = desk.backend
    const toPlan = dayToPlan(context, readLivedDay(context, officeDay))
    const { problem } = problemOfDay(toPlan, policyOf(policySettingsOf(null)), estimatedLegs)
    expect(problem.visits.map(({ id, service, crewSize }) => [id, service / 60, crewSize])).toEqual([
      ['v1', 95, 2],
      ['v2', 50, 1],
    ])
    expect(problem.routes.map(({ overtime }) => overtime / 60)).toEqual([20, 20])
    const { happened, under } = (await rehearsed(desk)).total
    expect(happened).toMatchObject({ served: 2, overtimeMinutes: 20 })
    expect(under[0]).toMatchObject({ served: 2, overtimeMinutes: 0, lateVisits: 0 })
  })

  test('nothing starts before it was reported', async () => {
    await using desk = openSmallOffice()
    write(desk, [update('workOrders', 'v1 order', { openedAt: officeTime('13:00') })])
    await lived(desk, 'v1', 'oak', '14:00', ['14:00', '15:00'])
    const { context } = desk.backend
    const toPlan = dayToPlan(context, readLivedDay(context, officeDay))
    const { problem, line } = problemOfDay(toPlan, policyOf(policySettingsOf(null)), estimatedLegs)
    expect(problem.visits[0]!.windows).toMatchObject([{ start: line.tickOf(officeTime('13:00')) }])
  })

  test('people who were away are away, and who left since takes part in the day they worked', async () => {
    await using desk = openSmallOffice()
    await lived(desk, 'v1', 'oak', '9:00', ['9:00', '10:00'])
    await lived(desk, 'v2', 'oak', '11:00', ['11:00', '12:00'])
    const away = { startsAt: officeTime('0:00'), endsAt: officeTime('23:00'), reason: 'Ill' }
    write(desk, [
      insert('absences', { id: 'away', technicianId: 'elm', ...away }),
      update('technicians', 'oak', { active: false }),
    ])
    expect((await rehearsed(desk)).total.under).toMatchObject([{ served: 2, otherTechnician: 0 }])
    // With Oak away as well nobody could have come.
    write(desk, [insert('absences', { id: 'also', technicianId: 'oak', ...away })])
    expect((await rehearsed(desk)).total).toMatchObject({
      happened: { served: 2 },
      under: [{ served: 0, waiting: 2, travelMinutes: 0, travelPerVisit: null }],
    })
  })

  test('a visit of somebody on call, outside every shift, stays as it was on both sides', async () => {
    await using desk = openSmallOffice()
    write(desk, [
      update('workOrders', 'v2 order', { openedAt: officeTime('20:00') }),
      update('technicians', 'elm', { homeLatitude: 42.35 }),
    ])
    await lived(desk, 'v1', 'oak', '9:00', ['9:00', '10:00'])
    await lived(desk, 'v2', 'oak', '21:00', ['21:00', '21:45'])
    const { total } = await rehearsed(desk)
    expect(total).toMatchObject({ visits: 2, kept: 1, happened: { served: 2 }, under: [{ served: 2 }] })
    expect(total.under[0]!.overtimeMinutes).toBe(total.happened.overtimeMinutes)
  })

  test('a window of another day binds nobody, that of the day does', async () => {
    await using desk = openSmallOffice()
    await lived(desk, 'v1', 'oak', '9:00', ['9:00', '10:00'])
    const windowOf = (from: number) => {
      write(desk, [update('visits', 'v1', { windowStartsAt: from, windowEndsAt: from + 7_200_000 })])
      const { context } = desk.backend
      const toPlan = dayToPlan(context, readLivedDay(context, officeDay))
      const { problem, line } = problemOfDay(toPlan, policyOf(policySettingsOf(null)), estimatedLegs)
      return problem.visits[0]!.windows.map(({ start }) => line.instantOf(start))
    }
    expect(windowOf(officeTime('10:00'))).toEqual([officeTime('10:00')])
    // From when it was reported on.
    expect(windowOf(officeTime('10:00', addDays(officeDay, -2)))).toEqual([officeTime('6:00')])
  })

  test('today counts as far as it was lived, and the rest as it is planned', async () => {
    const desk = demo
    const today = '2026-11-26'
    const { counts } = expectOk(await desk.client.query(todayOverview, { day: today }))
    const { total } = await rehearsed(desk, { from: today, to: today, iterations: 200 })
    expect(total.visits).toBe(counts.visits)
    expect(total.withoutTimes).toBe(counts.underWay + counts.toGo)
  })
})

describe('a rehearsal of several days', () => {
  test('tells days without visits as empty', async () => {
    await using desk = openSmallOffice()
    await lived(desk, 'v1', 'oak', '9:00', ['9:00', '10:00'])
    const { days } = await rehearsed(desk, { from: addDays(officeDay, -2), iterations: 100 })
    expect(days.map(({ visits }) => visits)).toEqual([0, 0, 1])
    expect(days[0]).toMatchObject({
      happened: { served: 0, travelMinutes: 0, travelPerVisit: null, moves: 0 },
      under: [{ served: 0, waiting: 0, travelMinutes: 0, otherTechnician: 0 }],
    })
  })

  test('says how far it is, and keeps the days that were done when it is stopped', async () => {
    const desk = demo
    const stop = new AbortController()
    const told: number[] = []
    const asked = task({ from: '2026-11-23', to: '2026-11-25', iterations: 200 })
    const found = await rehearse(desk.backend.context, asked, {
      signal: stop.signal,
      onProgress(done, total) {
        expect(total).toBe(3)
        told.push(done)
        if (done === 1) stop.abort()
      },
    })
    expect(expectOk(found)).toMatchObject({ stopped: true, days: [{ day: '2026-11-23' }] })
    expect(told[0]).toBe(0)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })

  test('goes on in the background until it is done or cancelled, and the job then holds the figures', async () => {
    const desk = demo
    const { jobs } = desk.backend.context
    const asked = { from: '2026-11-25', to: '2026-11-26', policies: [{ policyId: null }] }
    const job = expectOk(await desk.client.action(policyRehearse, { ...asked, iterations: 100 }))
    const done = await jobs.finished(job.id)
    expect(done).toMatchObject({ kind: 'rehearsal', state: 'done', done: 2, total: 2 })
    expect(rehearsalSchema.parse(done.result)).toMatchObject({ stopped: false, policies: [{ policyId: 'balanced' }] })
    const long = expectOk(await desk.client.action(policyRehearse, { ...asked, seconds: 60 }))
    expectOk(await desk.client.action(jobCancel, { jobId: long.id }))
    const stopped = rehearsalSchema.parse((await jobs.finished(long.id)).result)
    expect(stopped).toMatchObject({ stopped: true, days: [], total: { visits: 0 } })
  })

  test('refuses days to come, days the wrong way round, too many of them, and policies nobody has', async () => {
    await using desk = openSmallOffice()
    const refused = async (asked: Asked) => expectError(await desk.client.action(policyRehearse, task(asked)))
    expect(await refused({ to: addDays(officeDay, 1) })).toMatchObject({ kind: 'invalid-input' })
    expect(await refused({ to: addDays(officeDay, -1) })).toMatchObject({ kind: 'invalid-input' })
    expect(await refused({ from: addDays(officeDay, -mostRehearsedDays) })).toMatchObject({ kind: 'invalid-input' })
    const policies = [{ policyId: 'nobody', weights: null }]
    expect(await refused({ policies })).toMatchObject({ kind: 'not-found', id: 'nobody' })
  })
})
