import { expect, test } from 'vitest'
import { historyUndo } from '#shared/actions/app.ts'
import { planAccept } from '#shared/actions/plan.ts'
import { insert } from '#shared/commands/change.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { dayMs, minuteMs } from '#shared/kernel/zone.ts'
import { technicianDaysBetween } from '#electron/store/technician-days.ts'
import { visitDetailsByIds } from '#electron/store/visit-detail.ts'
import { boardOf, proposed } from '#tests/doubles/planned.ts'
import { newVisit, officeDay, officeTime, officeZone, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { write } from '#tests/doubles/write-records.ts'

/** What the board says of visits where they stand, besides breaks, which depend on everything of the day. */
function saidOf({ backend, clock: now }: TestBackend, visitIds: readonly string[]): string[] {
  const { store } = backend.context
  const clock = createDayClock(officeZone)
  const { start, end } = clock.bounds(officeDay)
  const days = technicianDaysBetween(store.db, store.records, null, start - dayMs, end + dayMs)
  const lanes = new Map(days.map((one) => [one.technician.id, compileSchedule(one, clock)]))
  return visitDetailsByIds(store.db, visitIds).flatMap((detail) => {
    const { visit, technicianId } = detail
    if (visit.startsAt === null) return []
    const context = { clock, now: now.now(), laneOf: (id: string) => lanes.get(id) }
    return judgePlacement(detail, lanes.get(technicianId!)!, visit.startsAt, visit.durationMinutes, context)
      .violations.filter(({ rule }) => rule !== 'break')
      .map(({ rule }) => `${visit.id} ${rule}`)
  })
}

test('any change of a plan can be accepted alone: what it needs goes along, and the board says no more of it than of the whole plan', async () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    await using desk = openSmallOffice()
    const random = seededRandom(seed)
    for (let index = 0; index < 14; index++) {
      const id = `r${index}`
      write(desk, [
        insert('visits', {
          ...newVisit(id, random.pick(['v1 order', 'v2 order']), index + 2),
          durationMinutes: random.integer(4, 14) * 5,
        }),
      ])
      const startsAt = officeTime('8:00') + random.integer(0, 80) * 5 * minuteMs
      const technicianId = random.pick(['oak', 'elm'])
      if (random.chance(0.7)) await desk.client.command(visitSchedule, { visitId: id, technicianId, startsAt })
    }
    write(desk, [
      insert('visitDependencies', { id: 'd', visitId: 'r1', onVisitId: 'r0', kind: 'after' }),
      insert('visitDependencies', {
        id: 'e',
        visitId: 'r3',
        onVisitId: 'r2',
        kind: 'afterSameDay',
        sameTechnician: true,
      }),
    ])
    const plan = await proposed(desk, { days: [officeDay], seed })
    expect(plan.changes.some(({ needs }) => needs.length > 0)).toBe(true)
    const accept = async (visitIds: string[] | null) =>
      expectOk(await desk.client.action(planAccept, { planId: plan.id, visitIds })).applied
    const board = boardOf(desk)
    expect(await accept(null)).toBe(plan.changes.length)
    const inWhole = saidOf(
      desk,
      plan.changes.map(({ visitId }) => visitId),
    )
    expectOk(await desk.client.action(historyUndo, {}))
    for (const { visitId, needs } of plan.changes) {
      expect(await accept([visitId])).toBe(1 + needs.length)
      expect(inWhole).toEqual(expect.arrayContaining(saidOf(desk, [visitId, ...needs])))
      expectOk(await desk.client.action(historyUndo, {}))
      expect(boardOf(desk)).toEqual(board)
    }
    // In any order, one after the other, until all are on the board.
    for (const { visitId } of plan.changes.toSorted(() => random.integer(0, 1) - 0.5)) await accept([visitId])
    expect(
      saidOf(
        desk,
        plan.changes.map(({ visitId }) => visitId),
      ).toSorted(),
    ).toEqual(inWhole.toSorted())
  }
})
