import { expect, test } from 'vitest'
import { applyPlan } from '#electron/backend/planning/apply-plan.ts'
import { planDays } from '#electron/backend/planning/plan-days.ts'
import type { PlanDraft } from '#electron/backend/planning/plan-draft.ts'
import { loadDemo } from '#electron/backend/demo/load-demo.ts'
import { historyUndo } from '#shared/actions/app.ts'
import { insert, update } from '#shared/commands/change.ts'
import { visitPin } from '#shared/commands/visit/pin.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { newVisit, officeDay, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { write } from '#tests/doubles/write-records.ts'

async function plan(desk: TestBackend, days = [officeDay], iterations = 500): Promise<PlanDraft> {
  const scope = { days, technicianIds: null, visitIds: null, territoryId: null, now: desk.clock.now() }
  return expectOk(await planDays(desk.backend.context, { scope, policyId: null, budget: { iterations }, seed: 1 }))
}

const visits = (desk: TestBackend) => desk.backend.context.store.records.all('visits')

test('a day is planned as a draft: who, when, what is left out and why, and nothing is written', async () => {
  await using desk = openSmallOffice()
  const draft = await plan(desk)
  expect(draft.served).toBe(2)
  expect(draft.diff.map(({ visitId, kind, from }) => [visitId, kind, from])).toEqual([
    ['v1', 'added', null],
    ['v2', 'added', null],
  ])
  expect(draft.unassigned).toMatchObject([{ visitId: 'v3', reasons: [{ rule: 'skill', facts: { skill: 'Roads' } }] }])
  expect(Object.values(draft.terms).reduce((sum, term) => sum + term, 0)).toBe(draft.cost)
  expect(draft).toMatchObject({ policy: 'balanced', overtimeMinutes: 0, lateVisits: 0 })
  expect(visits(desk).every(({ status }) => status === 'toSchedule')).toBe(true)
})

test('applied, it is one step of Undo; what is pinned stays where it is', async () => {
  await using desk = openSmallOffice()
  const startsAt = officeTime('13:00')
  expectOk(await desk.client.command(visitSchedule, { visitId: 'v1', technicianId: 'elm', startsAt }))
  expectOk(await desk.client.command(visitPin, { visitIds: ['v1'], pinned: true }))
  const draft = await plan(desk)
  expect(draft.diff.map(({ visitId }) => visitId)).toEqual(['v2'])
  expect(expectOk(applyPlan(desk.backend.context, draft)).applied).toBe(1)
  const status = () => Object.fromEntries(visits(desk).map((visit) => [visit.id, visit.status]))
  expect(status()).toEqual({ v1: 'scheduled', v2: 'scheduled', v3: 'toSchedule' })
  expectOk(await desk.client.action(historyUndo, {}))
  expect(status()).toEqual({ v1: 'scheduled', v2: 'toSchedule', v3: 'toSchedule' })
})

test('the same seed and iterations give the same plan, and starts are multiples of five minutes', async () => {
  await using desk = openSmallOffice()
  const untimed = async () => ({ ...(await plan(desk)), milliseconds: 0 })
  const first = await untimed()
  expect(await untimed()).toEqual(first)
  for (const { to } of first.diff) expect(to!.startsAt % (5 * minuteMs)).toBe(0)
})

test('what the optimizer plans in the demo city, the board takes without asking, as one step', async () => {
  await using desk = openTestBackend({ now: Date.parse('2026-11-24T13:00:00Z') })
  expectOk(loadDemo(desk.backend.context, '2026-11-24'))
  const draft = await plan(desk, ['2026-11-25'], 3_000)
  expect(draft.diff.length).toBeGreaterThan(10)
  expect(expectOk(applyPlan(desk.backend.context, draft)).applied).toBe(draft.diff.length)
  for (const { visitId, to } of draft.diff)
    expect(desk.backend.context.store.records.get('visits', visitId)!.startsAt).toBe(to?.startsAt ?? null)
})

test('plans of random offices with absences, windows, pins, links and odd placements are taken without asking', async () => {
  const random = seededRandom(5)
  for (let round = 0; round < 6; round++) {
    await using desk = openSmallOffice()
    for (let index = 0; index < 14; index++) {
      const id = `r${index}`
      const from = officeTime('7:00') + random.integer(0, 100) * 5 * minuteMs
      const window = random.chance(0.3) ? { windowStartsAt: from, windowEndsAt: from + 120 * minuteMs } : {}
      write(desk, [
        insert('visits', {
          ...newVisit(id, random.pick(['v1 order', 'v2 order']), index + 2),
          durationMinutes: random.integer(5, 80),
          ...window,
        }),
      ])
      if (random.chance(0.3)) {
        const args = {
          visitId: id,
          technicianId: random.pick(['oak', 'elm']),
          startsAt: from,
          overrideReason: 'Agreed',
        }
        const done = await desk.client.command(visitSchedule, args)
        if (done.ok && random.chance(0.3)) write(desk, [update('visits', id, { pinned: true })])
      }
    }
    const away = { startsAt: officeTime('9:00'), endsAt: officeTime('10:15'), reason: 'Training' }
    write(desk, [
      insert('absences', { id: 'away', technicianId: 'elm', ...away }),
      insert('visitDependencies', { id: 'd', visitId: 'r1', onVisitId: 'r0', kind: 'after' }),
      insert('visitDependencies', { id: 'e', visitId: 'r3', onVisitId: 'r2', kind: 'sameStart' }),
    ])
    const draft = await plan(desk, [officeDay], 800)
    expect(expectOk(applyPlan(desk.backend.context, draft)).applied).toBe(draft.diff.length)
  }
})
