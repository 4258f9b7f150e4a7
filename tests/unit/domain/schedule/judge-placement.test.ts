import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestStart, nextFreeStart, snapUp } from '#shared/domain/schedule/find-start.ts'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import { estimateTravel } from '#shared/domain/travel/estimate.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { aLane, anAbsence, aPlacedVisit, at, aVisit, bostonClock } from '#tests/doubles/schedule-fixtures.ts'

const context = { clock: bostonClock, now: at('7:00') }
const place = fc.record({
  latitude: fc.double({ min: 42.2, max: 42.4, noNaN: true }),
  longitude: fc.double({ min: -71.2, max: -71, noNaN: true }),
})
/** A lane with up to eight visits that do not overlap, some without coordinates. */
const lane = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 10, max: 90 }), fc.option(place)), {
    maxLength: 8,
  })
  .map((gaps) => {
    let cursor = at('7:30')
    return aLane({
      visits: gaps.map(([gap, minutes, where], index) => {
        const start = cursor + gap * minuteMs
        cursor = start + minutes * minuteMs
        return aPlacedVisit(`v${index}`, start, minutes, where ?? { latitude: null, longitude: null })
      }),
    })
  })

test('the estimate takes 1.35 times the straight line at 24 km/h and 2 minutes, both ways alike', () => {
  const a = { latitude: 42.32, longitude: -71.09 }
  const b = { latitude: 42.35, longitude: -71.09 }
  expect(estimateTravel(a, b)).toEqual({
    minutes: 13,
    distanceMeters: 4503,
    source: 'straight-line-estimate',
    rush: 1,
  })
  fc.assert(fc.property(place, place, (p, q) => void expect(estimateTravel(p, q)).toEqual(estimateTravel(q, p))))
})

test('a place without coordinates costs no invented minutes and says unknown', () => {
  expect(estimateTravel(null, { latitude: 1, longitude: 1 })).toEqual({
    minutes: 0,
    distanceMeters: 0,
    source: 'unknown',
    rush: 1,
  })
  const judged = judgePlacement(aVisit({}, { latitude: null, longitude: null }), aLane(), at('9:00'), 60, context)
  expect(judged).toMatchObject({ extraTravelMinutes: 0, travelBefore: { source: 'unknown' } })
})

test('extra travel is the way through the visit less the direct way', () => {
  const visits = [aPlacedVisit('a', at('8:00')), aPlacedVisit('b', at('11:00'))]
  const away = aVisit({ durationMinutes: 30 }, { latitude: 42.35 })
  expect(judgePlacement(away, aLane({ visits }), at('9:30'), 30, context)).toMatchObject({
    extraTravelMinutes: 26,
    travelBefore: { minutes: 13 },
    travelAfter: { minutes: 13 },
  })
})

test('the next free start never overlaps, never leaves too little time to drive, and is the first such snap', () => {
  fc.assert(
    fc.property(
      lane,
      place,
      fc.integer({ min: 0, max: 600 }),
      fc.integer({ min: 5, max: 120 }),
      (schedule, where, minute, minutes) => {
        const detail = aVisit({ durationMinutes: minutes }, where)
        const from = at('7:30') + minute * minuteMs
        const start = nextFreeStart(detail, schedule, from, at('23:00'), minutes)
        if (start === null) return
        const blocked = (candidate: number) =>
          judgePlacement(detail, schedule, candidate, minutes, context).violations.some(({ rule }) =>
            ['overlap', 'absence', 'travel-before', 'travel-after'].includes(rule),
          )
        expect(start).toBeGreaterThanOrEqual(from)
        expect(start).toBe(snapUp(start))
        expect(blocked(start)).toBe(false)
      },
    ),
  )
})

test('a stop at an unknown place between two known ones neither hides the drive nor doubles it', () => {
  const visits = [
    aPlacedVisit('known', at('8:00'), 60, { latitude: 42.35 }),
    aPlacedVisit('unknown', at('9:00'), 5, { latitude: null, longitude: null }),
  ]
  const { violations, travelBefore } = judgePlacement(aVisit(), aLane({ visits }), at('9:05'), 60, context)
  expect(travelBefore.minutes).toBe(13)
  expect(violations).toMatchObject([{ rule: 'travel-before', facts: { shortMinutes: 8 } }])
})

test('a visit without coordinates costs no extra travel', () => {
  const visits = [aPlacedVisit('far', at('8:00'), 60, { latitude: 42.4 })]
  const nowhere = aVisit({}, { latitude: null, longitude: null })
  expect(judgePlacement(nowhere, aLane({ visits }), at('10:00'), 60, context).extraTravelMinutes).toBe(0)
})

test('the next free start jumps over an absence', () => {
  const schedule = aLane({ absences: [anAbsence(at('9:00'), at('11:00'))] })
  expect(nextFreeStart(aVisit(), schedule, at('8:30'), at('24:00'), 60)).toBe(at('11:00'))
  expect(nextFreeStart(aVisit(), schedule, at('8:00'), at('24:00'), 60)).toBe(at('8:00'))
})

test('judging is the same twice and does not change what it judges', () => {
  fc.assert(
    fc.property(lane, place, fc.integer({ min: 0, max: 1439 }), (schedule, where, minute) => {
      const before = JSON.stringify(schedule.stops)
      const detail = aVisit({}, where)
      const once = judgePlacement(detail, schedule, at('0:00') + minute * minuteMs, 60, context)
      expect(judgePlacement(detail, schedule, at('0:00') + minute * minuteMs, 60, context)).toEqual(once)
      expect(JSON.stringify(schedule.stops)).toBe(before)
      expect(once.grade === 'impossible').toBe(once.violations.some(({ severity }) => severity === 'forbids'))
    }),
  )
})

test('the best start avoids the break and the deadline when it can', () => {
  const schedule = aLane({ visits: [aPlacedVisit('a', at('7:30'), 240)] })
  const best = bestStart(aVisit(), schedule, schedule.days[0]!, at('7:00'), 60, context)
  expect(best).toMatchObject({ arrival: at('12:30'), grade: 'fits' })
})

test('a full day leaves only overtime, and says so', () => {
  const schedule = aLane({ visits: [aPlacedVisit('a', at('7:30'), 510)] })
  const best = bestStart(aVisit(), schedule, schedule.days[0]!, at('7:00'), 60, context)
  expect(best).toMatchObject({ arrival: at('16:00'), grade: 'soft', violations: [{ rule: 'overtime' }] })
})
