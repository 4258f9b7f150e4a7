import { expect, test } from 'vitest'
import { applyPlan } from '#electron/backend/planning/apply-plan.ts'
import { buildProblem } from '#electron/backend/planning/build-problem.ts'
import { planDays } from '#electron/backend/planning/plan-days.ts'
import { readFacts } from '#electron/backend/planning/read-facts.ts'
import { legsOf } from '#electron/backend/planning/travel/legs-of.ts'
import { keepLegs } from '#electron/store/travel-legs.ts'
import { customerEdit } from '#shared/commands/customer/edit.ts'
import { insert, update } from '#shared/commands/change.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { siteEdit } from '#shared/commands/site/edit.ts'
import { technicianEdit } from '#shared/commands/technician/edit.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { placeNumber } from '#shared/domain/travel/known-legs.ts'
import { matchRank } from '#shared/queries/match.ts'
import { officeDay, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { write } from '#tests/doubles/write-records.ts'

const wholeDay = { days: [officeDay], technicianIds: null, visitIds: null, territoryId: null }
const scopeOf = (desk: TestBackend) => ({ ...wholeDay, now: desk.clock.now() })

function problemOf(desk: TestBackend) {
  const { context } = desk.backend
  return buildProblem(readFacts(context, scopeOf(desk)), legsOf(context)).problem
}

async function plan(desk: TestBackend) {
  const task = { scope: scopeOf(desk), policyId: null, budget: { iterations: 500 }, seed: 1 }
  return expectOk(await planDays(desk.backend.context, task))
}

const place = (technicianId: string, time: string, visitId = 'v1', overrideReason?: string) => ({
  visitId,
  technicianId,
  startsAt: officeTime(time),
  ...(overrideReason ? { overrideReason } : {}),
})

test('whom the site refuses is not planned, not matched, and cannot be sent; whom the customer prefers is', async () => {
  await using desk = openSmallOffice()
  write(desk, [
    insert('customers', { id: 'c', externalId: null, name: 'Kiln', tier: 'standard', phone: null, email: null }),
    update('sites', 'v1 site', { customerId: 'c' }),
  ])
  const reason = 'Allergic to his dog'
  const never = { technicianId: 'oak', kind: 'never' as const, reason }
  expectOk(await desk.client.command(siteEdit, { siteId: 'v1 site', set: { technicianWishes: [never] } }))
  const preferred = [
    { technicianId: 'elm', kind: 'preferred' as const, reason: null },
    { technicianId: 'oak', kind: 'preferred' as const, reason: null },
  ]
  expectOk(await desk.client.command(customerEdit, { customerId: 'c', set: { technicianWishes: preferred } }))

  const v1 = problemOf(desk).visits.find(({ id }) => id === 'v1')!
  expect(v1).toMatchObject({ excludedTechnicians: ['oak'], preferredTechnicians: ['elm'], requiredTechnicians: [] })
  expect((await plan(desk)).diff.find(({ visitId }) => visitId === 'v1')?.to?.technicianId).toBe('elm')
  const ranking = expectOk(await desk.client.query(matchRank, { visitId: 'v1' }))!
  expect(ranking.candidates.map(({ technicianId }) => technicianId)).toEqual(['elm'])
  expect(ranking.refusals.map((one) => [one.technicianId, one.reason.rule, one.reason.severity])).toEqual([
    ['oak', 'excluded-technician', 'forbids'],
  ])
  const refused = expectError(await desk.client.command(visitSchedule, place('oak', '9:00', 'v1', 'He insists')))
  expect(refused).toMatchObject({ violations: [{ rule: 'excluded-technician', facts: { reason } }] })
})

test('who alone may come is who comes', async () => {
  await using desk = openSmallOffice()
  const only = [{ technicianId: 'elm', kind: 'only' as const, reason: null }]
  expectOk(await desk.client.command(siteEdit, { siteId: 'v2 site', set: { technicianWishes: only } }))
  // Only elm may, and elm lacks the skill.
  const { unassigned } = await plan(desk)
  expect(unassigned.find(({ visitId }) => visitId === 'v2')?.reasons.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['required-technician', 'skill-level']),
  )
})

test('nobody is planned over the border where it is kept; a person may send them with a reason', async () => {
  await using desk = openSmallOffice()
  write(desk, [
    insert('territories', { id: 'south', externalId: null, name: 'South', code: 'S', boundary: null }),
    update('technicians', 'oak', { territoryId: 'south' }),
  ])
  expect((await plan(desk)).served).toBe(2)
  expectOk(await desk.client.command(technicianEdit, { technicianId: 'oak', set: { ownTerritoryOnly: true } }))
  const kept = await plan(desk)
  expect(kept.served).toBe(1)
  expect(kept.unassigned.find(({ visitId }) => visitId === 'v2')?.reasons).toContainEqual(
    expect.objectContaining({ rule: 'territory', severity: 'asks' }),
  )
  expectOk(await desk.client.command(technicianEdit, { technicianId: 'oak', set: { ownTerritoryOnly: false } }))
  expectOk(await desk.client.command(settingsSet, { name: 'strictTerritories', value: true }))
  expect((await plan(desk)).served).toBe(1)
  expectError(await desk.client.command(visitSchedule, place('oak', '9:00', 'v2')))
  expectOk(await desk.client.command(visitSchedule, place('oak', '9:00', 'v2', 'Nobody else can')))
})

test('overtime and driving a technician is allowed are limits of the plan, and what it plans the board takes', async () => {
  await using desk = openSmallOffice()
  write(desk, [
    update('technicians', 'oak', { overtimeMinutes: 45, maxTravelMinutes: 30 }),
    update('technicians', 'elm', { active: false }),
  ])
  const route = () => problemOf(desk).routes.find(({ technicianId }) => technicianId === 'oak')!
  expect(route()).toMatchObject({ overtime: 2_700, maxTravel: 1_800 })
  desk.clock.set(officeTime('15:20'))
  const late = await plan(desk)
  expect(late.diff).toHaveLength(1)
  expect(late.overtimeMinutes).toBeGreaterThan(0)
  expect(expectOk(applyPlan(desk.backend.context, late)).applied).toBe(1)
  desk.clock.set(officeTime('7:00'))
  write(desk, [update('technicians', 'oak', { maxTravelMinutes: 0 })])
  expect((await plan(desk)).diff.filter(({ kind }) => kind === 'added')).toEqual([])
})

test('days with the same mean of rush hours share a matrix, and days without have the ordinary one', async () => {
  await using desk = openSmallOffice()
  expect(problemOf(desk).matrices).toHaveLength(1)
  write(desk, [insert('shifts', { id: 'early', technicianId: 'elm', weekday: 2, startMinute: 300, endMinute: 480 })])
  const bands = [{ weekdays: [2], startMinute: 300, endMinute: 480, factor: 2 }]
  expectOk(await desk.client.command(settingsSet, { name: 'rushHours', value: { bands } }))
  const { matrices, routes } = problemOf(desk)
  expect(matrices).toHaveLength(2)
  expect(routes.map(({ technicianId, profile }) => [technicianId, profile])).toEqual([
    ['elm', 1],
    ['oak', 0],
  ])
  expect(Math.max(...matrices[1]!.ticks)).toBeGreaterThan(Math.max(...matrices[0]!.ticks))
})

test('a command counts by the legs that are kept, each direction for itself, and by the estimate once another server is set', async () => {
  await using desk = openSmallOffice()
  const server = { kind: 'osrm' as const, url: 'http://localhost:5000', timeoutMs: 5_000 }
  expectOk(await desk.client.command(settingsSet, { name: 'routingServer', value: server }))
  const [first, second] = [0, 1].map((index) => placeNumber({ latitude: 42.3 + index / 100, longitude: -71.1 }))
  keepLegs(desk.backend.context.store.db, server, [{ from: first!, to: second!, seconds: 3_000, meters: 9_000 }], 1)
  expectOk(await desk.client.command(visitSchedule, place('oak', '10:00')))
  const warned = async (time: string) => {
    const done = expectOk(await desk.client.command(visitSchedule, place('oak', time, 'v2')))
    return done.value.violations
      .filter(({ rule }) => rule.startsWith('travel'))
      .map(({ facts }) => facts['travelMinutes'])
  }
  expect(await warned('11:45')).toEqual([50])
  expect(await warned('11:50')).toEqual([])
  // The way from the second to the first is not kept, and short by the estimate.
  expect(await warned('8:50')).toEqual([])
  expectOk(await desk.client.command(settingsSet, { name: 'routingServer', value: { ...server, url: 'http://other' } }))
  expect(await warned('11:45')).toEqual([])
})
