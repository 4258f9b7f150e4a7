import { expect, test } from 'vitest'
import { loadDemo } from '#electron/backend/demo/load-demo.ts'
import { technicianDaysBetween } from '#electron/store/technician-days.ts'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { dayMs, dayOf, hourMs } from '#shared/kernel/zone.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'

/** Rules a placed visit may break: the few promises that the demo means to be at risk. */
const promises = ['arrive-by', 'resolve-by']

test.each(['2011-09-06', '2026-11-22'])(
  'the rules have nothing against the placed visits of the demo of %s, but a few promises at risk',
  async (today) => {
    await using desk = openTestBackend({ now: Date.parse(`${today}T12:00:00Z`) })
    const { store, pipeline, clock: backendClock } = desk.backend.context
    expectOk(loadDemo(desk.backend.context, dayOf(desk.clock.now(), pipeline.officeZone())))
    const now = backendClock.now()
    const clock = createDayClock(pipeline.officeZone())
    const broken: string[] = []
    let atRisk = 0
    let ahead = 0
    for (const days of technicianDaysBetween(store.db, store.records, null, now - 60 * dayMs, now + 12 * dayMs)) {
      const schedule = compileSchedule(days, clock)
      for (const detail of days.visits) {
        const startsAt = detail.visit.startsAt!
        // Judged as it was planned: before its start, and with work and visit still open.
        const planned = {
          ...detail,
          workOrderStatus: 'scheduled',
          visit: { ...detail.visit, status: 'scheduled' as const, pinned: false },
        }
        const context = { clock, now: Math.min(now, startsAt - hourMs) }
        const { violations } = judgePlacement(planned, schedule, startsAt, detail.visit.durationMinutes, context)
        for (const { rule } of violations) if (!promises.includes(rule)) broken.push(`${detail.title}: ${rule}`)
        if (startsAt <= now) continue
        ahead++
        if (violations.length > 0) atRisk++
      }
    }
    expect(broken).toEqual([])
    expect(ahead).toBeGreaterThan(80)
    expect(atRisk).toBeGreaterThan(0)
    expect(atRisk).toBeLessThan(15)
  },
)
