import fc from 'fast-check'
import { expect, test } from 'vitest'
import { projectDay as project } from '#shared/domain/schedule/projected-day.ts'
import type { ProjectableVisit } from '#shared/domain/schedule/projected-day.ts'
import { riskOf } from '#shared/domain/schedule/visit-risk.ts'
import type { RiskFacts } from '#shared/domain/schedule/visit-risk.ts'
import type { ClockFacts, ClockTerms } from '#shared/domain/sla/clocks.ts'
import { aClock, plainTravel } from '#tests/doubles/schedule-fixtures.ts'
import { estimateTravel } from '#shared/domain/travel/estimate.ts'
import { visitStatuses } from '#shared/domain/visit/visit.ts'
import { minuteMs } from '#shared/kernel/zone.ts'

const projectDay = (visits: readonly ProjectableVisit[], now: number | null) => project(visits, now, plainTravel)
const at = (minute: number) => minute * minuteMs
const here = { latitude: 42.3, longitude: -71.1 }
const there = { latitude: 42.33, longitude: -71.06 }

function visit(id: string, start: number, duration: number, more: Partial<ProjectableVisit> = {}): ProjectableVisit {
  const times = { startsAt: at(start), endsAt: at(start + duration), durationMinutes: duration }
  return { id, status: 'scheduled', ...times, actualStartsAt: null, actualEndsAt: null, place: here, ...more }
}

test('a plan that fits runs on time', () => {
  const projected = projectDay([visit('a', 480, 30), visit('b', 540, 30, { place: there })], at(400))
  expect(projected.map((each) => each.lateMinutes)).toEqual([0, 0])
})

test('a visit that overruns pushes the next by what it overruns', () => {
  const late = { status: 'onSite', actualStartsAt: at(500) } as const
  const [, next] = projectDay([visit('a', 480, 60, late), visit('b', 540, 30)], at(510))
  expect(next).toMatchObject({ lateMinutes: 20, cause: 'previousVisit', behindVisitId: 'a' })
})

test('a visit on site past its time ends no earlier than now', () => {
  const over = { status: 'onSite', actualStartsAt: at(480) } as const
  const [first, next] = projectDay([visit('a', 480, 30, over), visit('b', 540, 30)], at(600))
  expect(first?.expectedEndsAt).toBe(at(600))
  expect(next?.expectedStartsAt).toBe(at(600))
})

test('too little time to travel makes the next late by the missing minutes', () => {
  const travel = estimateTravel(here, there).minutes
  const [, next] = projectDay([visit('a', 480, 30), visit('b', 512, 30, { place: there })], null)
  expect(next).toMatchObject({ lateMinutes: travel - 2, cause: 'travel', behindVisitId: 'a' })
})

test('a visit that should have begun slips with the clock', () => {
  expect(projectDay([visit('a', 480, 30)], at(500))[0]).toMatchObject({ lateMinutes: 20, cause: 'notStarted' })
})

test('cancelled and missed visits hold nobody up', () => {
  const gone = visit('a', 480, 300, { status: 'cancelled' })
  expect(projectDay([gone, visit('b', 500, 30)], at(400))).toMatchObject([{ id: 'b', lateMinutes: 0 }])
})

test('no visit not yet begun starts before its plan, before now, or before its predecessor ends', () => {
  const plan = fc.array(
    fc.record({
      gap: fc.integer({ min: -20, max: 60 }),
      duration: fc.integer({ min: 5, max: 120 }),
      status: fc.constantFrom(...visitStatuses),
    }),
    { maxLength: 10 },
  )
  fc.assert(
    fc.property(plan, fc.integer({ min: 400, max: 1000 }), (parts, nowMinute) => {
      let cursor = 480
      const visits = parts.map(({ gap, duration, status }, index) => {
        const start = Math.max(0, cursor + gap)
        cursor = start + duration
        return visit(String(index), start, duration, { status })
      })
      const byId = new Map(visits.map((each) => [each.id, each]))
      let free = -Infinity
      for (const projected of projectDay(visits, at(nowMinute))) {
        const source = byId.get(projected.id)
        if (source && source.status !== 'done' && source.status !== 'partlyDone' && source.status !== 'onSite') {
          expect(projected.expectedStartsAt).toBeGreaterThanOrEqual(Math.max(source.startsAt, at(nowMinute), free))
        }
        expect(projected.expectedEndsAt).toBeGreaterThanOrEqual(projected.expectedStartsAt)
        free = Math.max(free, projected.expectedEndsAt)
      }
    }),
  )
})

const terms: ClockTerms = {
  policy: { respondMinutes: 60, arriveMinutes: 120, resolveMinutes: 240, pausable: true, stages: [] },
  calendar: null,
}
const facts = {
  status: 'scheduled',
  clock: aClock(),
  windowEndsAt: null,
  expectedStartsAt: at(600),
  expectedEndsAt: at(630),
  lateMinutes: 0,
} as const
const risk = (more: Partial<RiskFacts> & { readonly promises?: Partial<ClockFacts> }, now = at(500)) =>
  riskOf({ ...facts, ...more, clock: aClock(more.promises) }, terms, now, 240)

test('each danger is named, the worst first', () => {
  expect(risk({})).toBeNull()
  expect(risk({ promises: { resolveBy: at(499) } })).toBe('missed')
  expect(risk({ promises: { arriveBy: at(499), resolveBy: at(900) } })).toBe('missed')
  expect(risk({ promises: { resolveBy: at(620) }, lateMinutes: 40 })).toBe('endsAfterResolveBy')
  expect(risk({ promises: { arriveBy: at(590) } })).toBe('startsAfterArriveBy')
  expect(risk({ promises: { arriveBy: at(590), arrivedAt: at(480) } })).toBeNull()
  expect(risk({ windowEndsAt: at(600) })).toBe('missesWindow')
  expect(risk({ lateMinutes: 15 })).toBe('runsLate')
  expect(risk({ lateMinutes: 14 })).toBeNull()
})

test('an unscheduled visit is at risk from four hours before a deadline; one whose plan keeps the promise is not', () => {
  const waiting = { status: 'toSchedule', expectedStartsAt: null, expectedEndsAt: null } as const
  expect(risk({ ...waiting, promises: { resolveBy: at(740) } })).toBe('dueSoon')
  expect(risk({ ...waiting, promises: { resolveBy: at(741) } })).toBeNull()
  expect(risk({ ...waiting, promises: { respondBy: at(740), resolveBy: at(2_000) } })).toBe('dueSoon')
  expect(risk({ promises: { resolveBy: at(740) } })).toBeNull()
})

test('a clock that stands still endangers nothing, unless it was missed before', () => {
  const waiting = { status: 'toSchedule', expectedStartsAt: null, expectedEndsAt: null } as const
  expect(risk({ ...waiting, promises: { resolveBy: at(520), pausedSince: at(480) } })).toBeNull()
  expect(risk({ promises: { resolveBy: at(499), pausedSince: at(480) } })).toBeNull()
  expect(risk({ promises: { resolveBy: at(470), pausedSince: at(480) } })).toBe('missed')
  // A promised date does not wait for anybody.
  expect(risk({ promises: { resolveBy: at(499), pausedSince: at(480), promised: ['resolve'] } })).toBe('missed')
})

test('work that has ended is in no danger', () => {
  expect(risk({ status: 'done', promises: { resolveBy: at(1) } })).toBeNull()
  expect(risk({ status: 'cancelled', promises: { resolveBy: at(1) } })).toBeNull()
})
