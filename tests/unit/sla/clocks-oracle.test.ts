import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addBusinessMinutes, businessMinutesBetween } from '#shared/domain/calendar/business-time.ts'
import type { BusinessTime } from '#shared/domain/calendar/business-time.ts'
import type { ClockFacts, ClockTerms } from '#shared/domain/sla/clocks.ts'
import { clockOf, deadlinesAfterHold } from '#shared/domain/sla/clocks.ts'
import { countedDeadline } from '#shared/domain/work-order/deadlines.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { openMinutes, watch } from './minute-oracle.ts'

/** Three weeks around a change of the clock: the change, and what zone shows it. */
const changes = [
  ['America/New_York', '2011-03-13', 'Boston loses the hour from 2:00'],
  ['America/New_York', '2011-11-06', 'Boston lives 1:00 to 2:00 twice'],
  ['Europe/Berlin', '2012-03-25', 'Berlin loses the hour from 2:00'],
  ['Europe/Berlin', '2012-10-28', 'Berlin lives 2:00 to 3:00 twice'],
  ['Australia/Lord_Howe', '2011-04-03', 'Lord Howe lives half an hour twice'],
  ['Australia/Lord_Howe', '2011-10-02', 'Lord Howe loses half an hour'],
  ['America/Santiago', '2019-04-07', 'Santiago goes back at midnight'],
  ['America/Santiago', '2019-09-08', 'Santiago has no midnight'],
  ['America/St_Johns', '2011-11-06', 'St. John’s goes back into yesterday at 0:01'],
  ['Pacific/Auckland', '2011-09-25', 'Auckland loses the hour from 2:00'],
] as const

const windowDays = 21
const dayMinutes = 1_440

interface Case {
  readonly zone: string
  readonly windowStart: number
  readonly calendar: BusinessTime | null
  /** Points of the window, shares of its length, in order. */
  readonly points: readonly number[]
  readonly promisedShare: number
  readonly ending: 'running' | 'held' | 'stopped'
}

const hoursOfDay = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom([480, 1_020], [540, 1_080], [0, 1_440], [60, 180], [90, 120], [1_380, 1_440]),
  },
  { weight: 3, arbitrary: fc.tuple(fc.nat(1_439), fc.nat(1_440)).filter(([start, end]) => start < end) },
)

const hours = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 7 }), hoursOfDay), { minLength: 1, maxLength: 12 })
  .map((lines) => lines.map(([weekday, span]) => ({ weekday, startMinute: span[0]!, endMinute: span[1]! })))

/** Whole-week patterns as offices have them, and anything else. */
const weeklyHours = fc.oneof(
  fc.constant([1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 480, endMinute: 1_020 }))),
  fc.constant([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1_440 }))),
  hours,
)

const cases: fc.Arbitrary<Case> = fc
  .record({
    change: fc.constantFrom(...changes),
    hours: weeklyHours,
    always: fc.nat(9),
    off: fc.array(fc.nat(windowDays - 1), { maxLength: 5 }),
    points: fc.array(fc.nat(9_999), { minLength: 6, maxLength: 6 }),
    promisedShare: fc.nat(9_999),
    ending: fc.constantFrom('running', 'held', 'stopped'),
  })
  .map(({ change: [zone, day, _why], hours: weekly, always, off, points, promisedShare, ending }) => {
    const middle = Date.parse(`${day}T00:00:00Z`) / minuteMs
    const windowStart = middle - Math.floor(windowDays / 2) * dayMinutes
    const dayAt = (index: number) => new Date((windowStart + index * dayMinutes) * minuteMs).toISOString().slice(0, 10)
    return {
      zone,
      windowStart,
      calendar:
        always === 0
          ? null
          : { zone, hours: weekly, daysOff: off.map((index) => ({ day: dayAt(index), name: 'off' })) },
      points: points.toSorted((a, b) => a - b).map((point) => point / 10_000),
      promisedShare: promisedShare / 10_000,
      ending,
    }
  })

test('clocks agree with an oracle that watches every minute, across changes of the clock, holidays and holds', () => {
  let judged = 0
  fc.assert(
    fc.property(cases, ({ windowStart, calendar, points, promisedShare, ending }) => {
      const length = windowDays * dayMinutes
      const until = windowStart + length
      const [opened, holdStart, holdEnd, secondStart, secondEnd, now] = points.map(
        (point) => windowStart + Math.floor(point * length),
      ) as [number, number, number, number, number, number]
      const holds = [
        { start: holdStart, end: holdEnd },
        ...(ending === 'held' ? [] : [{ start: secondStart, end: secondEnd }]),
      ]
      const open = openMinutes(calendar, opened, until)
      const story = {
        open,
        opened,
        holds,
        heldSince: ending === 'held' ? secondStart : null,
        stopped: ending === 'stopped' ? now : null,
        now,
      }
      const available = open.reduce((sum, flag, index) => {
        const minute = opened + index
        return flag === 1 && !holds.some(({ start, end }) => minute >= start && minute < end) ? sum + 1 : sum
      }, 0)
      if (available === 0) return
      const promisedMinutes = 1 + Math.floor(promisedShare ** 2 * (available - 1))
      const seen = watch({ ...story, promisedMinutes })
      judged++

      const terms: ClockTerms = {
        policy: {
          respondMinutes: null,
          arriveMinutes: null,
          resolveMinutes: promisedMinutes,
          pausable: true,
          stages: [50, 80, 100],
        },
        calendar,
      }
      const pauses = holds.map(({ start, end }) => ({ start: start * minuteMs, end: end * minuteMs }))
      const deadline = countedDeadline('resolve', terms, opened * minuteMs, pauses)
      expect(deadline).toBe(seen.deadline! * minuteMs)

      // The way a desk gets there: counted at opening, moved at the end of each hold.
      let facts: ClockFacts = {
        openedAt: opened * minuteMs,
        respondBy: null,
        arriveBy: null,
        resolveBy: countedDeadline('resolve', terms, opened * minuteMs),
        respondedAt: null,
        arrivedAt: null,
        completedAt: null,
        cancelled: false,
        slaPolicyId: 'p',
        promised: [],
        pausedSince: null,
      }
      for (const { start, end } of holds) {
        facts = {
          ...facts,
          ...deadlinesAfterHold(facts, terms, { startsAt: start * minuteMs, endsAt: end * minuteMs }),
        }
      }
      expect(facts.resolveBy).toBe(deadline)

      const clock = clockOf(
        'resolve',
        {
          ...facts,
          completedAt: story.stopped === null ? null : story.stopped * minuteMs,
          pausedSince: story.heldSince === null ? null : story.heldSince * minuteMs,
        },
        terms,
        now * minuteMs,
      )
      expect({ state: clock.state, left: clock.leftMinutes }).toEqual({ state: seen.state, left: seen.left })
      const stage = [50, 80, 100].findLast((one) =>
        one === 100
          ? seen.left < 0 || (story.heldSince ?? now) >= seen.deadline!
          : (promisedMinutes - seen.left) * 100 >= one * promisedMinutes,
      )
      expect(clock.stage).toBe(story.stopped === null ? (stage ?? null) : null)
    }),
    { numRuns: 10_000 },
  )
  expect(judged).toBeGreaterThan(8_000)
}, 120_000)

test('business minutes between two instants are those the oracle counts', () => {
  fc.assert(
    fc.property(cases, ({ windowStart, calendar, points }) => {
      const length = windowDays * dayMinutes
      const [from, pauseStart, pauseEnd, to] = points.map((point) => windowStart + Math.floor(point * length)) as [
        number,
        number,
        number,
        number,
      ]
      const open = openMinutes(calendar, from, to)
      const count = open.reduce(
        (sum, flag, index) => sum + (from + index >= pauseStart && from + index < pauseEnd ? 0 : flag),
        0,
      )
      const pauses = [{ start: pauseStart * minuteMs, end: pauseEnd * minuteMs }]
      expect(businessMinutesBetween(calendar, from * minuteMs, to * minuteMs, pauses)).toBe(count)
    }),
    { numRuns: 2_000 },
  )
}, 60_000)

test('adding business time and counting it back are each other’s inverse, to the millisecond', () => {
  fc.assert(
    fc.property(cases, fc.nat(59_999), fc.nat(20_000), ({ windowStart, calendar }, extraMs, minutes) => {
      const from = windowStart * minuteMs + extraMs
      const to = addBusinessMinutes(calendar, from, minutes)
      if (to === null) return
      expect(businessMinutesBetween(calendar, from, to)).toBeCloseTo(minutes, 6)
      // Earliest: one millisecond before, the time has not yet passed.
      if (minutes > 0) expect(businessMinutesBetween(calendar, from, to - 1)).toBeLessThan(minutes)
    }),
    { numRuns: 2_000 },
  )
}, 60_000)
