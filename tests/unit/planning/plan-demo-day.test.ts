import { expect, test } from 'vitest'
import { loadDemo } from '#electron/backend/demo/load-demo.ts'
import { technicianDaysBetween } from '#electron/store/technician-days.ts'
import { historyUndo } from '#shared/actions/app.ts'
import { planAccept } from '#shared/actions/plan.ts'
import type { Incident } from '#shared/domain/plan/plan-task.ts'
import { instantOf, minuteMs } from '#shared/kernel/zone.ts'
import { boardOf, proposed } from '#tests/doubles/planned.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'

const day = '2011-09-06'
/** The office is where the machine is: there the day is half over. */
const noon = instantOf(day, 12 * 60, Intl.DateTimeFormat().resolvedOptions().timeZone)

test('on the demo day every way of planning is taken by the board without asking, and Undo gives the exact board back', async () => {
  await using desk = openTestBackend({ now: noon })
  expectOk(loadDemo(desk.backend.context, day))
  const { store } = desk.backend.context
  const now = desk.clock.now()
  const begun = () => store.records.all('visits').filter(({ status }) => ['enRoute', 'onSite', 'done'].includes(status))
  const lanes = technicianDaysBetween(store.db, store.records, null, now, now + 8 * 60 * minuteMs)
  const openOf = ({ visits }: (typeof lanes)[number]) =>
    visits.filter(({ visit }) => visit.status === 'scheduled' || visit.status === 'dispatched')
  const busiest = lanes.toSorted((a, b) => openOf(b).length - openOf(a).length)[0]!
  const open = openOf(busiest)
  expect(open.length).toBeGreaterThan(1)
  const technicianId = busiest.technician.id
  const waiting = store.records.all('visits').find(({ status }) => status === 'toSchedule')!
  const incidents: Incident[] = [
    { kind: 'late', technicianId, minutes: 35 },
    { kind: 'absent', technicianId, from: now },
    { kind: 'emergency', visitId: waiting.id },
    { kind: 'cancelled', technicianId },
  ]
  const tasks = [
    { mode: { kind: 'full' as const }, foldInMinutes: 10 },
    { mode: { kind: 'full' as const }, technicianIds: [technicianId] },
    ...incidents.flatMap((incident) => [
      { mode: { kind: 'insert' as const }, incident },
      { mode: { kind: 'repair' as const, mostMoves: 3 }, incident },
    ]),
  ]
  const board = boardOf(desk)
  const began = begun()
  for (const task of tasks) {
    const plan = await proposed(desk, { days: [day], seconds: 0.6, ...task })
    expect(plan.before).toMatchObject({ served: plan.before.served, waiting: plan.before.waiting })
    expect(plan.after.served + plan.after.waiting).toBe(plan.before.served + plan.before.waiting)
    const accepted = expectOk(await desk.client.action(planAccept, { planId: plan.id, visitIds: null }))
    expect(accepted.applied).toBe(plan.changes.length)
    expect(begun()).toEqual(began)
    if (accepted.applied > 0) expectOk(await desk.client.action(historyUndo, {}))
    expect(boardOf(desk)).toEqual(board)
  }
})
