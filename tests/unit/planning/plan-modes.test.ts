import { expect, test } from 'vitest'
import { historyUndo } from '#shared/actions/app.ts'
import { planAccept } from '#shared/actions/plan.ts'
import { insert, update } from '#shared/commands/change.ts'
import { visitPublish } from '#shared/commands/visit/publish.ts'
import { visitPin } from '#shared/commands/visit/pin.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import type { ProposedPlan } from '#shared/queries/plan.ts'
import { boardOf, proposed } from '#tests/doubles/planned.ts'
import { newVisit, officeDay, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { planStart } from '#shared/actions/plan.ts'
import { write } from '#tests/doubles/write-records.ts'

const days = [officeDay]
const visitOf = (desk: TestBackend, id: string) => desk.backend.context.store.records.get('visits', id)!
const leadOf = (desk: TestBackend, id: string) =>
  desk.backend.context.store.records.where('visitTechnicians', 'visitId', [id]).find(({ lead }) => lead)?.technicianId
const accept = async (desk: TestBackend, { id, changes }: ProposedPlan) =>
  expect(expectOk(await desk.client.action(planAccept, { planId: id, visitIds: null })).applied).toBe(changes.length)
const place = async (desk: TestBackend, visitId: string, technicianId: string, time: string) =>
  expectOk(await desk.client.command(visitSchedule, { visitId, technicianId, startsAt: officeTime(time) }))

/** Waiting visits of Trees 1, which both may do, `w0` and on. */
function waiting(desk: TestBackend, count: number, minutes = 60): void {
  for (let index = 0; index < count; index++)
    write(desk, [insert('visits', { ...newVisit(`w${index}`, 'v1 order', index + 2), durationMinutes: minutes })])
}

/** An office whose board is half full, and in no good order. */
async function halfFull(seed: number): Promise<TestBackend> {
  const desk = openSmallOffice()
  const random = seededRandom(seed)
  waiting(desk, 12, 40)
  for (let index = 0; index < 8; index++) {
    const startsAt = officeTime('8:00') + random.integer(0, 80) * 5 * minuteMs
    await desk.client.command(visitSchedule, {
      visitId: `w${index}`,
      technicianId: random.pick(['oak', 'elm']),
      startsAt,
    })
  }
  return desk
}

test('who only inserts moves nothing, not by a minute', async () => {
  for (const seed of [1, 2, 3]) {
    await using desk = await halfFull(seed)
    const plan = await proposed(desk, { days, mode: { kind: 'insert' }, seed })
    expect(plan.changes.length).toBeGreaterThan(0)
    expect(plan.changes.filter(({ kind }) => kind !== 'added')).toEqual([])
    await accept(desk, plan)
  }
})

test('a visit that begins as the break ends stays at its start, though the drive there falls into the break', async () => {
  await using desk = openSmallOffice()
  await place(desk, 'v1', 'oak', '10:55')
  await place(desk, 'v2', 'oak', '12:30')
  waiting(desk, 6)
  const plan = await proposed(desk, { days, mode: { kind: 'insert' } })
  expect(plan.changes.filter(({ kind }) => kind !== 'added')).toEqual([])
  const stops = plan.routes.flatMap((route) => route.stops)
  expect(stops.find(({ visitId }) => visitId === 'v2')!.startsAt).toBe(officeTime('12:30'))
  await accept(desk, plan)
})

test('a visit somebody was told of, and that begins within half an hour, is not taken from them', async () => {
  await using desk = openSmallOffice()
  await place(desk, 'v1', 'elm', '8:00')
  waiting(desk, 1)
  const span = { windowStartsAt: officeTime('8:00'), windowEndsAt: officeTime('8:10') }
  // Without the first one's place the second one could not be served: oak has work already.
  await place(desk, 'v2', 'oak', '8:00')
  expectOk(await desk.client.command(visitPin, { visitIds: ['v2'], pinned: true }))
  write(desk, [update('visits', 'w0', span)])
  const movedOf = async () => (await proposed(desk, { days })).changes.filter(({ kind }) => kind === 'moved').length
  expect(await movedOf()).toBe(1)
  expectOk(await desk.client.command(visitPublish, { visitIds: ['v1'] }))
  expect(await movedOf()).toBe(1)
  desk.clock.set(officeTime('7:40'))
  expect(await movedOf()).toBe(0)
})

test('a repair touches at most as many visits of the board as it may, whatever chance brings', async () => {
  for (const seed of [1, 2, 3, 4])
    for (const mostMoves of [0, 1, 3]) {
      await using desk = await halfFull(seed)
      const plan = await proposed(desk, { days, mode: { kind: 'repair', mostMoves }, seed })
      expect(plan.changes.filter(({ kind }) => kind !== 'added').length).toBeLessThanOrEqual(mostMoves)
      await accept(desk, plan)
    }
})

test('a repair moves a visit where only that makes room for one that waits', async () => {
  await using desk = openSmallOffice()
  await place(desk, 'v1', 'oak', '9:00')
  const span = { windowStartsAt: officeTime('9:00'), windowEndsAt: officeTime('9:30') }
  write(desk, [update('visits', 'v2', span)])
  const inserted = await proposed(desk, { days, mode: { kind: 'insert' } })
  expect(inserted.changes).toEqual([])
  const repaired = await proposed(desk, { days, mode: { kind: 'repair', mostMoves: 1 } })
  expect(repaired.changes.map(({ visitId, kind }) => [visitId, kind])).toEqual([
    ['v1', 'moved'],
    ['v2', 'added'],
  ])
})

test('what an absent technician has not begun ends elsewhere; what is begun or pinned stays, and the plan says so', async () => {
  await using desk = openSmallOffice({ now: officeTime('7:30') })
  waiting(desk, 5)
  for (const [index, time] of ['8:00', '9:30', '11:00', '13:00', '14:30'].entries())
    await place(desk, `w${index}`, 'elm', time)
  write(desk, [update('visits', 'w0', { status: 'onSite', actualStartsAt: officeTime('8:00') })])
  expectOk(await desk.client.command(visitPin, { visitIds: ['w4'], pinned: true }))
  desk.clock.set(officeTime('9:45'))
  const incident = { kind: 'absent', technicianId: 'elm', from: officeTime('9:45') } as const
  const plan = await proposed(desk, { days, mode: { kind: 'insert' }, incident })
  const moved = plan.changes.filter(({ kind }) => kind === 'moved')
  expect(moved.map(({ visitId, to, why }) => [visitId, to?.technicianId, why])).toEqual(
    ['w1', 'w2', 'w3'].map((id) => [id, 'oak', 'absent']),
  )
  for (const { to } of moved) expect(to!.startsAt).toBeGreaterThanOrEqual(officeTime('9:45'))
  expect(plan.stuck).toMatchObject([
    { visitId: 'w0', reasons: [{ rule: 'status' }] },
    { visitId: 'w4', reasons: [{ rule: 'pinned' }] },
  ])
  const board = boardOf(desk)
  await accept(desk, plan)
  expect(visitOf(desk, 'w0').startsAt).toBe(officeTime('8:00'))
  expectOk(await desk.client.action(historyUndo, {}))
  expect(boardOf(desk)).toEqual(board)
})

test('what loses its place through an absence comes before waiting work of its priority, however old that is', async () => {
  await using desk = openSmallOffice()
  const order = desk.backend.context.store.records.get('workOrders', 'v1 order')!
  write(desk, [insert('workOrders', { ...order, id: 'old', number: 60, openedAt: officeTime('6:00', '2011-06-01') })])
  for (let index = 0; index < 12; index++) write(desk, [insert('visits', newVisit(`o${index}`, 'old', index + 1))])
  write(desk, [update('visits', 'v1', { status: 'cancelled' }), update('visits', 'v2', { status: 'cancelled' })])
  waiting(desk, 2)
  await place(desk, 'w0', 'elm', '9:00')
  await place(desk, 'w1', 'elm', '11:00')
  const incident = { kind: 'absent', technicianId: 'elm', from: officeTime('7:00') } as const
  const plan = await proposed(desk, { days, mode: { kind: 'insert' }, incident })
  const to = (id: string) => plan.changes.find(({ visitId }) => visitId === id)?.to?.technicianId
  expect([to('w0'), to('w1')]).toEqual(['oak', 'oak'])
  expect(plan.leftOut.length).toBeGreaterThan(3)
  await accept(desk, plan)
})

test('nothing a late technician has not begun starts earlier than it stands plus the delay', async () => {
  for (const seed of [1, 2, 3]) {
    await using desk = openSmallOffice({ now: officeTime('7:30') })
    waiting(desk, 4)
    for (const [index, time] of ['8:00', '9:30', '11:00', '13:00'].entries())
      await place(desk, `w${index}`, 'elm', time)
    write(desk, [update('visits', 'w0', { status: 'onSite', actualStartsAt: officeTime('8:20') })])
    desk.clock.set(officeTime('8:30'))
    const incident = { kind: 'late', technicianId: 'elm', minutes: 25 } as const
    const plan = await proposed(desk, { days, mode: { kind: 'insert' }, incident, seed })
    const stood = new Map(['w1', 'w2', 'w3'].map((id) => [id, visitOf(desk, id).startsAt!]))
    await accept(desk, plan)
    for (const [id, startsAt] of stood)
      expect(visitOf(desk, id).startsAt).toBeGreaterThanOrEqual(startsAt + 25 * minuteMs)
    expect(visitOf(desk, 'w0').startsAt).toBe(officeTime('8:00'))
  }
})

test('what a late technician would come too late for goes to somebody who is in time', async () => {
  await using desk = openSmallOffice({ now: officeTime('7:30') })
  waiting(desk, 2)
  await place(desk, 'w0', 'elm', '9:00')
  await place(desk, 'w1', 'elm', '11:00')
  write(desk, [update('visits', 'w0', { windowStartsAt: officeTime('8:30'), windowEndsAt: officeTime('9:30') })])
  const incident = { kind: 'late', technicianId: 'elm', minutes: 60 } as const
  const plan = await proposed(desk, { days, mode: { kind: 'insert' }, incident })
  const to = (id: string) => plan.changes.find(({ visitId }) => visitId === id)?.to
  expect(to('w0')).toMatchObject({ technicianId: 'oak' })
  expect(to('w0')!.startsAt).toBeLessThan(officeTime('9:30'))
  expect(to('w1')!.startsAt).toBeGreaterThanOrEqual(officeTime('12:00'))
  await accept(desk, plan)
})

test('an emergency is there first, before everything else that waits', async () => {
  await using desk = openSmallOffice({ now: officeTime('10:05') })
  waiting(desk, 14)
  const incident = { kind: 'emergency', visitId: 'w9' } as const
  for (const mode of [{ kind: 'insert' }, { kind: 'full' }] as const) {
    const plan = await proposed(desk, { days, mode, incident })
    const starts = plan.changes.flatMap(({ to }) => to?.startsAt ?? [])
    expect(plan.leftOut.length).toBeGreaterThan(0)
    expect(plan.changes.find(({ visitId }) => visitId === 'w9')!.to!.startsAt).toBe(Math.min(...starts))
  }
})

test('the hole a cancelled visit leaves is filled by what waits, and only there', async () => {
  for (const seed of [1, 2]) {
    await using desk = await halfFull(seed)
    const incident = { kind: 'cancelled', technicianId: 'elm' } as const
    const plan = await proposed(desk, { days, mode: { kind: 'repair', mostMoves: 2 }, incident, seed })
    expect(plan.changes.some(({ kind }) => kind === 'added')).toBe(true)
    for (const { to, from } of plan.changes)
      expect(to === null ? null : to.technicianId).toBe(
        from?.technicianId === 'oak' && to?.technicianId === 'oak' ? 'oak' : 'elm',
      )
    await accept(desk, plan)
  }
})

test('visits of one bundle go to one technician, one right after the other', async () => {
  await using desk = openSmallOffice()
  waiting(desk, 8)
  const order = desk.backend.context.store.records.get('workOrders', 'v1 order')!
  write(desk, [
    insert('bundles', { id: 'b', name: 'Together', reason: null }),
    ...[0, 1, 2].map((index) =>
      insert('workOrders', { ...order, id: `b${index} order`, number: 50 + index, bundleId: 'b' }),
    ),
    ...[0, 1, 2].map((index) => insert('visits', newVisit(`b${index}`, `b${index} order`))),
  ])
  const plan = await proposed(desk, { days })
  const route = plan.routes.find(({ stops }) => stops.some(({ visitId }) => visitId === 'b0'))!
  const ids = route.stops.map(({ visitId }) => visitId)
  const first = ids.findIndex((id) => id.startsWith('b'))
  expect(ids.slice(first, first + 3).toSorted()).toEqual(['b0', 'b1', 'b2'])
  await accept(desk, plan)
})

test('a bundle that nobody can hold together is planned apart rather than left out', async () => {
  await using desk = openSmallOffice()
  write(desk, [
    insert('bundles', { id: 'b', name: 'Together', reason: null }),
    ...['v1', 'v2'].map((id) => update('workOrders', `${id} order`, { bundleId: 'b' })),
    update('visits', 'v1', { windowStartsAt: officeTime('8:00'), windowEndsAt: officeTime('8:30') }),
    update('visits', 'v2', { windowStartsAt: officeTime('13:00'), windowEndsAt: officeTime('13:30') }),
  ])
  const plan = await proposed(desk, { days })
  expect(plan.changes.map(({ visitId }) => visitId)).toEqual(['v1', 'v2'])
})

test('an incident of somebody who is not planned, or on days that are over, is refused with the reason', async () => {
  await using desk = openSmallOffice()
  const incident = { kind: 'late', technicianId: 'nobody', minutes: 5 } as const
  const job = expectOk(await desk.client.action(planStart, { days, incident }))
  expect((await desk.backend.context.jobs.finished(job.id)).error).toMatchObject({ kind: 'invalid-input' })
  const past = await desk.client.action(planStart, { days: ['2011-09-01'], incident })
  expect(expectError(past).kind).toBe('invalid-input')
  const tomorrow = { days: ['2011-09-07'], incident: { ...incident, technicianId: 'oak' } }
  const later = expectOk(await desk.client.action(planStart, tomorrow))
  expect((await desk.backend.context.jobs.finished(later.id)).error).toMatchObject({ kind: 'invalid-input' })
})

test('planning some technicians, or some visits, leaves all others as they are', async () => {
  await using desk = await halfFull(2)
  const before = new Map(boardOf(desk).map((one) => [(one as { id: string }).id, one]))
  const plan = await proposed(desk, { days, technicianIds: ['oak'], visitIds: ['w0', 'w1', 'w8', 'w9'] })
  for (const { visitId, to } of plan.changes) {
    expect(['w0', 'w1', 'w8', 'w9']).toContain(visitId)
    if (to) expect(to.technicianId).toBe('oak')
  }
  await accept(desk, plan)
  for (const one of boardOf(desk)) {
    const { id } = one as { id: string }
    if (!['w0', 'w1', 'w8', 'w9'].includes(id)) expect(one).toEqual(before.get(id))
    if (['w0', 'w1'].includes(id) && leadOf(desk, id) === 'elm') expect(one).toEqual(before.get(id))
  }
})

test('work that is late is not left out because it would be later still in the afternoon, however much lateness weighs', async () => {
  await using desk = openSmallOffice()
  waiting(desk, 1)
  write(desk, [update('workOrders', 'v1 order', { openedAt: officeTime('6:00'), resolveBy: officeTime('6:30') })])
  // Both are busy until three.
  write(desk, [
    insert('absences', {
      id: 'a-1',
      technicianId: 'oak',
      startsAt: officeTime('6:00'),
      endsAt: officeTime('15:00'),
      reason: 'Training',
    }),
    insert('absences', {
      id: 'a-2',
      technicianId: 'elm',
      startsAt: officeTime('6:00'),
      endsAt: officeTime('15:00'),
      reason: 'Training',
    }),
  ])
  const plan = await proposed(desk, { days, policyId: 'customerFirst' })
  expect(plan.leftOut.map(({ visitId }) => visitId)).not.toContain('w0')
  expect(plan.changes.map(({ visitId }) => visitId)).toContain('w0')
})

test('a visit that a person placed against a rule, with a reason, stays where it is', async () => {
  await using desk = openSmallOffice()
  waiting(desk, 1)
  write(desk, [update('visits', 'w0', { windowStartsAt: officeTime('9:00'), windowEndsAt: officeTime('10:00') })])
  const late = { visitId: 'w0', technicianId: 'oak', startsAt: officeTime('14:00') }
  expectError(await desk.client.command(visitSchedule, late))
  expectOk(await desk.client.command(visitSchedule, { ...late, overrideReason: 'The customer asked for it.' }))
  const plan = await proposed(desk, { days })
  expect(plan.changes.map(({ visitId }) => visitId)).not.toContain('w0')
  expect(plan.leftOut.map(({ visitId }) => visitId)).not.toContain('w0')
})
