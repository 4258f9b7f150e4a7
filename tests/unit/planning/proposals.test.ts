import { expect, test } from 'vitest'
import { loadDemo } from '#electron/backend/demo/load-demo.ts'
import { historyUndo, jobCancel } from '#shared/actions/app.ts'
import { planAccept, planDiscard, planStart } from '#shared/actions/plan.ts'
import { insert, update } from '#shared/commands/change.ts'
import { visitPin } from '#shared/commands/visit/pin.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { planProposed } from '#shared/queries/plan.ts'
import type { ProposedPlan } from '#shared/queries/plan.ts'
import { boardOf, proposed } from '#tests/doubles/planned.ts'
import { newVisit, officeDay, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { write } from '#tests/doubles/write-records.ts'

const days = [officeDay]
const place = async (desk: TestBackend, visitId: string, technicianId: string, time: string) =>
  expectOk(await desk.client.command(visitSchedule, { visitId, technicianId, startsAt: officeTime(time) }))
const ask = async (desk: TestBackend, planId?: string): Promise<ProposedPlan | null> =>
  expectOk(await desk.client.query(planProposed, planId === undefined ? {} : { planId }))
const accept = (desk: TestBackend, planId: string, visitIds: string[] | null = null) =>
  desk.client.action(planAccept, { planId, visitIds })

test('a plan is proposed with what it changes and why, and nothing of it is on the board', async () => {
  await using desk = openSmallOffice()
  const board = boardOf(desk)
  const plan = await proposed(desk, { days })
  expect(plan.changes).toMatchObject([
    { visitId: 'v1', kind: 'added', from: null, why: 'unassigned', state: 'open', needs: [], site: 'Site 1' },
    { visitId: 'v2', kind: 'added', from: null, to: { technicianId: 'oak' }, state: 'open' },
  ])
  expect(plan.leftOut).toMatchObject([{ visitId: 'v3', title: 'Work 3', reasons: [{ rule: 'skill' }] }])
  expect(plan.before).toEqual({
    served: 0,
    waiting: 3,
    travelMinutes: 0,
    travelPerVisit: null,
    overtimeMinutes: 0,
    lateVisits: 0,
  })
  expect(plan.after).toMatchObject({ served: 2, waiting: 1 })
  const stops = plan.routes.flatMap((route) => route.stops)
  expect(stops.map(({ visitId }) => visitId).sort()).toEqual(['v1', 'v2'])
  expect(boardOf(desk)).toEqual(board)
  expect((await ask(desk))?.id).toBe(plan.id)
})

test('a visit that somebody drives to is not among the changes, although it cannot be reached at its time', async () => {
  await using desk = openTestBackend()
  expectOk(loadDemo(desk.backend.context, '2011-09-06'))
  const plan = await proposed(desk, { days: ['2011-09-06'], mode: { kind: 'insert' } })
  expect(plan.changes.length).toBeGreaterThan(0)
  expect(plan.changes.filter(({ kind }) => kind !== 'added')).toEqual([])
  expect(expectOk(await accept(desk, plan.id)).applied).toBe(plan.changes.length)
})

test('accepted as a whole, it is one step: Undo gives the exact board back, and the plan with it', async () => {
  await using desk = openSmallOffice()
  const board = boardOf(desk)
  const plan = await proposed(desk, { days })
  const accepted = expectOk(await accept(desk, plan.id))
  expect(accepted).toMatchObject({ applied: 2 })
  expect(await ask(desk, plan.id)).toBeNull()
  const after = await proposed(desk, { days })
  expect(after.changes).toEqual([])
  expect(after.before).toEqual(after.after)
  expectOk(await desk.client.action(historyUndo, {}))
  expect(boardOf(desk)).toEqual(board)
  expect((await ask(desk, plan.id))!.changes.map(({ state }) => state)).toEqual(['open', 'open'])
})

test('accepted in part, the rest stays open and can be accepted later', async () => {
  await using desk = openSmallOffice()
  const plan = await proposed(desk, { days })
  expect(expectOk(await accept(desk, plan.id, ['v2'])).applied).toBe(1)
  const states = async () =>
    Object.fromEntries((await ask(desk, plan.id))!.changes.map((one) => [one.visitId, one.state]))
  expect(await states()).toEqual({ v1: 'open', v2: 'accepted' })
  expect(expectOk(await accept(desk, plan.id, ['v2']))).toEqual({ applied: 0, stepId: null })
  expect(expectOk(await accept(desk, plan.id)).applied).toBe(1)
})

test('a change takes along the one that clears its place; without it nothing would fit', async () => {
  await using desk = openSmallOffice()
  // Only oak may do v2, which is due by nine: v1, which stands there, has to go.
  await place(desk, 'v1', 'oak', '8:00')
  write(desk, [update('visits', 'v2', { windowStartsAt: officeTime('8:00'), windowEndsAt: officeTime('8:05') })])
  const plan = await proposed(desk, { days })
  const change = plan.changes.find(({ visitId }) => visitId === 'v2')!
  expect(change).toMatchObject({ kind: 'added', to: { startsAt: officeTime('8:00') }, needs: ['v1'] })
  expect(expectOk(await accept(desk, plan.id, ['v2'])).applied).toBe(2)
})

test('a change whose visit or place somebody changed is outdated and refuses everything, naming it', async () => {
  await using desk = openSmallOffice()
  const plan = await proposed(desk, { days })
  const { to } = plan.changes.find(({ visitId }) => visitId === 'v2')!
  write(desk, [insert('visits', newVisit('other', 'v1 order', 2))])
  const args = { visitId: 'other', technicianId: to!.technicianId, startsAt: to!.startsAt }
  expectOk(await desk.client.command(visitSchedule, args))
  const states = (await ask(desk, plan.id))!.changes.map(({ visitId, state }) => [visitId, state])
  expect(states).toContainEqual(['v2', 'outdated'])
  const board = boardOf(desk)
  const refused = expectError(await accept(desk, plan.id, ['v1', 'v2']))
  expect(refused).toMatchObject({ kind: 'conflict', facts: { reason: 'plan-outdated', workOrderNumbers: '2' } })
  expect(boardOf(desk)).toEqual(board)
  expectOk(await desk.client.action(historyUndo, {}))
  write(desk, [update('visits', 'v1', { durationMinutes: 90 })])
  expect((await ask(desk, plan.id))!.changes.map(({ visitId, state }) => [visitId, state])).toEqual([
    ['v1', 'outdated'],
    ['v2', 'open'],
  ])
  // Everything that is open leaves out what is not.
  expect(expectOk(await accept(desk, plan.id)).applied).toBe(1)
})

test('a plan that was discarded is gone', async () => {
  await using desk = openSmallOffice()
  const plan = await proposed(desk, { days })
  expectOk(await desk.client.action(planDiscard, { planId: plan.id }))
  expect(await ask(desk, plan.id)).toBeNull()
  expect(expectError(await accept(desk, plan.id)).kind).toBe('not-found')
})

test('a search that is cancelled at once still has its first plan', async () => {
  await using desk = openSmallOffice()
  for (const mode of [{ kind: 'full' }, { kind: 'repair', mostMoves: 2 }] as const) {
    const job = expectOk(await desk.client.action(planStart, { days, seconds: 60, mode, foldInMinutes: 10 }))
    expectOk(await desk.client.action(jobCancel, { jobId: job.id }))
    const ended = await desk.backend.context.jobs.finished(job.id)
    expect(ended).toMatchObject({ state: 'done', result: { changes: 2, leftOut: 1 } })
  }
})

test('a search that is cancelled keeps the best plan so far', async () => {
  await using desk = openSmallOffice()
  const searching = Promise.withResolvers<void>()
  let last = 0
  desk.backend.onPush((push) => {
    if (push.type !== 'job' || push.job.step !== 'plan.step.search') return
    expect(push.job.done).toBeGreaterThanOrEqual(last)
    last = push.job.done
    if (last > 0) searching.resolve()
  })
  const job = expectOk(await desk.client.action(planStart, { days, seconds: 60 }))
  await searching.promise
  expectOk(await desk.client.action(jobCancel, { jobId: job.id }))
  const ended = await desk.backend.context.jobs.finished(job.id)
  expect(ended).toMatchObject({ state: 'done', done: 100, total: 100, result: { changes: 2, leftOut: 1 } })
  expect(expectOk(await accept(desk, (await ask(desk))!.id)).applied).toBe(2)
})

test('with nobody at work, nothing to plan or everything done, a plan is proposed that changes nothing', async () => {
  await using desk = openSmallOffice()
  const sunday = await proposed(desk, { days: ['2011-09-11'] })
  expect(sunday).toMatchObject({ changes: [], routes: [], after: { served: 0, waiting: 3 } })
  write(desk, [
    ...['v1', 'v2', 'v3'].map((id) => update('workOrders', `${id} order`, { status: 'closed' })),
    ...['v1', 'v2', 'v3'].map((id) => update('visits', id, { status: 'done' })),
  ])
  expect(await proposed(desk, { days })).toMatchObject({ changes: [], leftOut: [], after: { served: 0, waiting: 0 } })
  write(desk, [update('technicians', 'oak', { active: false }), update('technicians', 'elm', { active: false })])
  expect(await proposed(desk, { days })).toMatchObject({ changes: [], leftOut: [] })
})

test('in the demo city every change can be accepted on its own, with what it needs', async () => {
  await using desk = openTestBackend({ now: Date.parse('2026-11-24T13:00:00Z') })
  expectOk(loadDemo(desk.backend.context, '2026-11-24'))
  const board = boardOf(desk)
  const plan = await proposed(desk, { days: ['2026-11-25'], seconds: 2 })
  expect(plan.changes.length).toBeGreaterThan(10)
  for (const { visitId, needs } of plan.changes) {
    expect(expectOk(await accept(desk, plan.id, [visitId])).applied).toBe(1 + needs.length)
    expectOk(await desk.client.action(historyUndo, {}))
  }
  expect(boardOf(desk)).toEqual(board)
  expect(expectOk(await accept(desk, plan.id)).applied).toBe(plan.changes.length)
  expectOk(await desk.client.action(historyUndo, {}))
  expect(boardOf(desk)).toEqual(board)
})

test('a visit that is pinned stays where it is in every plan', async () => {
  await using desk = openSmallOffice()
  await place(desk, 'v1', 'elm', '13:00')
  expectOk(await desk.client.command(visitPin, { visitIds: ['v1'], pinned: true }))
  expect((await proposed(desk, { days })).changes.map(({ visitId }) => visitId)).toEqual(['v2'])
})
