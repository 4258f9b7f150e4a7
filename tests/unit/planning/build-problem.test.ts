import { expect, test } from 'vitest'
import { faultsOf } from '#optimizer/problem/check-problem.ts'
import { buildProblem } from '#electron/backend/planning/build-problem.ts'
import { readFacts } from '#electron/backend/planning/read-facts.ts'
import { estimatedLegs } from '#electron/backend/planning/travel/legs.ts'
import { insert, update } from '#shared/commands/change.ts'
import type { Change } from '#shared/commands/change.ts'
import { writeChanges } from '#electron/store/change-writer.ts'
import type { PlanScope } from '#electron/backend/planning/planning-facts.ts'
import { officeDay, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'

const wholeDay: PlanScope = {
  days: [officeDay],
  technicianIds: null,
  visitIds: null,
  territoryId: null,
  now: officeTime('7:00'),
}

function write(desk: TestBackend, changes: Change[]): void {
  const { store } = desk.backend.context
  store.db.transaction(() => writeChanges(store.records, store.search, changes, 0))()
}

function planned(desk: TestBackend, scope: Partial<PlanScope> = {}) {
  const facts = readFacts(desk.backend.context, { ...wholeDay, ...scope })
  const built = buildProblem(facts, estimatedLegs)
  const tick = (time: string) => built.line.tickOf(officeTime(time))
  return { ...built, tick, visit: (id: string) => built.problem.visits.find((one) => one.id === id)! }
}

test('a technician with a shift becomes a route with shift, break, home, skills and territory', async () => {
  await using desk = openSmallOffice()
  const { problem, places, tick } = planned(desk)
  const oak = problem.routes.find(({ technicianId }) => technicianId === 'oak')!
  expect(oak).toMatchObject({
    shift: { start: tick('8:00'), end: tick('16:00') },
    commute: 'outsideShift',
    breaks: [{ window: { start: tick('12:00'), end: tick('12:00') }, duration: 1800 }],
    skills: { Trees: 2 },
    territories: ['north'],
    blocked: [],
  })
  expect(places.points[oak.startPlace!]).toEqual({ latitude: 42.3, longitude: -71.1 })
})

test('an absence blocks its part of the shift, and nobody has a route on a day off', async () => {
  await using desk = openSmallOffice()
  const away = { startsAt: officeTime('6:00'), endsAt: officeTime('10:00'), reason: 'Training' }
  write(desk, [insert('absences', { id: 'away', technicianId: 'elm', ...away })])
  const { problem, tick } = planned(desk)
  const elm = problem.routes.find(({ technicianId }) => technicianId === 'elm')!
  expect(elm.blocked).toEqual([{ start: tick('8:00'), end: tick('10:00') }])
  expect(planned(desk, { days: ['2011-09-11'] }).problem.routes).toEqual([])
})

test('a waiting visit asks for its skill, may not start in the past, and is due at its promise', async () => {
  await using desk = openSmallOffice()
  const { visit, tick } = planned(desk, { now: officeTime('9:30') })
  expect(visit('v2')).toMatchObject({
    service: 3600,
    windows: [{ start: tick('9:30'), end: expect.any(Number) }],
    skills: [{ skill: 'Trees', level: 2 }],
    dueAt: tick('15:00'),
    territory: 'north',
    locked: null,
  })
  expect(visit('v2').skipCost).toBeGreaterThan(0)
})

test('a deadline or a window many years away, as a typing error makes it, stands in the way of no planning', async () => {
  await using desk = openSmallOffice()
  const far = { start: officeTime('9:00', '2059-12-31'), end: officeTime('11:00', '2059-12-31') }
  write(desk, [
    update('workOrders', 'v2 order', { resolveBy: far.end }),
    update('visits', 'v1', { windowStartsAt: far.start, windowEndsAt: far.end }),
  ])
  const { problem, visit } = planned(desk)
  expect(faultsOf(problem)).toEqual([])
  expect(visit('v2').dueAt).toBeGreaterThan(365 * 86_400)
  expect(visit('v1').windows).toEqual([{ start: -1, end: -1 }])
})

test('a deadline that passed before the planned day adds no lateness that no plan could avoid, also on a day that is over', async () => {
  await using desk = openSmallOffice()
  write(desk, [update('workOrders', 'v2 order', { resolveBy: officeTime('15:00', '2011-08-01') })])
  expect(planned(desk).visit('v2').dueAt).toBe(planned(desk).tick('8:00'))
  expect(planned(desk, { now: null }).visit('v2').dueAt).toBe(3600)
})

test('a window ends before the instant nobody accepts any more; one that has passed leaves no start at all', async () => {
  await using desk = openSmallOffice()
  const window = { windowStartsAt: officeTime('9:00'), windowEndsAt: officeTime('11:00') }
  write(desk, [update('visits', 'v1', window)])
  expect(planned(desk).visit('v1').windows).toEqual([
    { start: 2 * 3600 + planned(desk).tick('7:00'), end: planned(desk).tick('11:00') - 1 },
  ])
  expect(planned(desk, { now: officeTime('12:00') }).visit('v1').windows).toEqual([{ start: -1, end: -1 }])
})

test('a placed visit may move and is published where it stands; pinned, begun and unasked ones are locked there', async () => {
  await using desk = openSmallOffice()
  expectOk(
    await desk.client.command(visitSchedule, { visitId: 'v1', technicianId: 'elm', startsAt: officeTime('9:00') }),
  )
  const before = planned(desk)
  expect(before.visit('v1').locked).toBeNull()
  const standing = { visitId: 'v1', routeIds: [`elm ${officeDay}`], start: before.tick('9:00') }
  expect(before.problem.published).toEqual([{ ...standing, promised: false }])
  const locked = { routeIds: [`elm ${officeDay}`], start: before.tick('9:00') }
  expect(planned(desk, { visitIds: ['v2'] }).visit('v1').locked).toEqual(locked)
  expect(planned(desk, { now: officeTime('9:01') }).visit('v1').locked).toEqual(locked)
  write(desk, [update('visits', 'v1', { pinned: true })])
  expect(planned(desk).visit('v1')).toMatchObject({ locked, skills: [], windows: [] })
})

test('what stays but could not be planned there is taken from the day: outside the shift, or on top of another', async () => {
  await using desk = openSmallOffice()
  const place = (id: string, from: string, to: string) => [
    update('visits', id, { status: 'scheduled', startsAt: officeTime(from), endsAt: officeTime(to), pinned: true }),
    insert('visitTechnicians', { id: `${id} lead`, visitId: id, technicianId: 'oak', lead: true }),
  ]
  write(desk, [...place('v1', '7:30', '8:30'), ...place('v2', '13:00', '14:00'), ...place('v3', '13:30', '14:30')])
  const { problem, visit, tick } = planned(desk)
  const oak = problem.routes.find(({ technicianId }) => technicianId === 'oak')!
  expect(oak.blocked).toEqual([
    { start: tick('8:00'), end: tick('8:30') },
    { start: tick('13:30'), end: tick('14:30') },
  ])
  expect(visit('v2').locked).not.toBeNull()
  expect(visit('v1')).toBeUndefined()
})

test('a visit that follows another one starts after it: cut where the other stays, linked where both are planned', async () => {
  await using desk = openSmallOffice()
  write(desk, [insert('visitDependencies', { id: 'd', visitId: 'v2', onVisitId: 'v1', kind: 'after' })])
  expect(planned(desk).problem.links).toMatchObject([{ kind: 'after', visitId: 'v2', onVisitId: 'v1' }])
  expectOk(
    await desk.client.command(visitSchedule, { visitId: 'v1', technicianId: 'elm', startsAt: officeTime('9:00') }),
  )
  const alone = planned(desk, { visitIds: ['v2'] })
  expect(alone.problem.links).toEqual([])
  expect(alone.visit('v2').windows[0]!.start).toBe(alone.tick('10:00'))
})

test('travel between places is the office’s estimate in seconds', async () => {
  await using desk = openSmallOffice()
  const { problem, visit } = planned(desk)
  const [{ places, ticks }] = problem.matrices as [(typeof problem.matrices)[0]]
  const leg = ticks[visit('v2').place * places + visit('v3').place]!
  expect(leg % 60).toBe(0)
  expect(leg).toBeGreaterThan(0)
})

test('no drive is saved by way of a visit without coordinates: there and on takes as long as the way past it at least', async () => {
  await using desk = openSmallOffice()
  write(desk, [update('sites', 'v1 site', { latitude: null, longitude: null })])
  const { problem, visit } = planned(desk)
  const [{ places, ticks }] = problem.matrices as [(typeof problem.matrices)[0]]
  const leg = (from: number, to: number) => ticks[from * places + to]!
  const unknown = visit('v1').place
  for (let from = 0; from < places; from++)
    for (let to = 0; to < places; to++)
      expect(leg(from, unknown) + leg(unknown, to)).toBeGreaterThanOrEqual(leg(from, to))
})
