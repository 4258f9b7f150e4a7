import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextFreeStart } from '#shared/domain/schedule/find-start.ts'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import { pushLater } from '#shared/domain/schedule/push-later.ts'
import { estimateTravel } from '#shared/domain/travel/estimate.ts'
import { rushHoursOf, usualRushHours } from '#shared/domain/travel/rush-hours.ts'
import type { RushHours } from '#shared/domain/travel/rush-hours.ts'
import { travelOf } from '#shared/domain/travel/travel.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { aLane, aPlacedVisit, aVisit, at, bostonClock } from '#tests/doubles/schedule-fixtures.ts'

const home = { latitude: 42.3, longitude: -71.1 }
const shop = { latitude: 42.36, longitude: -71.06 }
const weekday = { weekdays: [1, 2, 3, 4, 5] }
const travelAt = (rushHours: RushHours | null) => travelOf({ rushHours, legs: null }, bostonClock)
const usual = travelAt(usualRushHours)
const plain = estimateTravel(home, shop)

const bands = fc
  .array(
    fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      startMinute: fc.integer({ min: 0, max: 1430 }),
      length: fc.integer({ min: 1, max: 300 }),
      factor: fc.double({ min: 0.5, max: 3, noNaN: true }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all): RushHours => ({
    bands: all.map(({ length, ...band }) => ({ ...band, endMinute: Math.min(1440, band.startMinute + length) })),
  }))

test('without rush hours every hour is alike', () => {
  const travel = travelAt(null)
  expect(travel.arriving(home, shop, at('8:30'))).toEqual(plain)
  expect(travel.leaving(home, shop, at('8:30'))).toEqual(plain)
  expect(travel.meanRush({ start: at('8:00'), end: at('9:00') })).toBe(1)
})

test('the drive takes the factor of the hour, the parking does not, and it says so', () => {
  const driving = plain.distanceMeters / 400
  expect(usual.arriving(home, shop, at('9:00'))).toEqual({
    ...plain,
    minutes: Math.round(driving * 1.3 + 2),
    rush: 1.3,
  })
  expect(usual.arriving(home, shop, at('12:00'))).toEqual(plain)
  expect(usual.arriving(home, shop, at('9:00', '2011-09-10'))).toEqual(plain)
  // Half in the rush hour, half after it.
  const mixed = usual.leaving(home, shop, at('8:55'))
  expect(mixed.rush).toBeGreaterThan(1)
  expect(mixed.rush).toBeLessThan(1.3)
})

test('a setting nobody can read makes every hour alike', () => {
  expect(rushHoursOf({ bands: [{ ...weekday, startMinute: 600, endMinute: 500, factor: 1.3 }] })).toBeNull()
  expect(rushHoursOf({ bands: [] })).toBeNull()
  expect(rushHoursOf(usualRushHours)).toEqual(usualRushHours)
})

test('where bands overlap the slowest counts', () => {
  const travel = travelAt({
    bands: [
      { ...weekday, startMinute: 0, endMinute: 1440, factor: 1.1 },
      { ...weekday, startMinute: 480, endMinute: 540, factor: 2 },
    ],
  })
  expect(travel.arriving(home, shop, at('9:00')).rush).toBe(2)
  expect(travel.arriving(home, shop, at('12:00')).rush).toBe(1.1)
})

test('whoever leaves later never arrives sooner, and the first arrival is the drive that ends there', () => {
  fc.assert(
    fc.property(bands, fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 1, max: 90 }), (rush, minute, later) => {
      const travel = travelAt(rush)
      const leaveAt = at('0:00') + minute * minuteMs
      const arrival = (instant: number) => instant + travel.leaving(home, shop, instant).minutes * minuteMs
      const first = arrival(leaveAt)
      expect(arrival(leaveAt + later * minuteMs)).toBeGreaterThanOrEqual(first)
      const departure = (instant: number) => instant - travel.arriving(home, shop, instant).minutes * minuteMs
      expect(departure(first)).toBeGreaterThanOrEqual(leaveAt)
      expect(departure(first - minuteMs)).toBeLessThan(leaveAt)
    }),
  )
})

test('the mean of a shift weighs each band by its hours, to the nearest twentieth', () => {
  // An hour of eight at 1.3.
  expect(usual.meanRush({ start: at('8:00'), end: at('16:00') })).toBe(1.05)
  fc.assert(
    fc.property(bands, (rush) => {
      const mean = travelAt(rush).meanRush({ start: at('0:00'), end: at('24:00') })
      const factors = [1, ...rush.bands.map(({ factor }) => factor)]
      expect(mean).toBeGreaterThanOrEqual(Math.min(...factors) - 0.05)
      expect(mean).toBeLessThanOrEqual(Math.max(...factors) + 0.05)
    }),
  )
})

test('the next free start is the first the rules find no drive too tight at, whatever the rush hours', () => {
  const minutes = fc.integer({ min: 0, max: 8 * 12 }).map((step) => 8 * 60 + step * 5)
  fc.assert(
    fc.property(bands, minutes, minutes, fc.integer({ min: 6, max: 24 }), (rushHours, first, from, steps) => {
      const start = at('0:00') + first * minuteMs
      const visits = [aPlacedVisit('other', start, 60, { latitude: 42.36, longitude: -71.02 })]
      const lane = aLane({ visits, travel: { rushHours, legs: null } })
      const wanted = at('0:00') + from * minuteMs
      const found = nextFreeStart(aVisit(), lane, wanted, at('24:00'), steps * 5)!
      const clear = (instant: number) =>
        !judgePlacement(aVisit(), lane, instant, steps * 5, { clock: bostonClock, now: 0 }).violations.some(
          ({ rule }) => ['overlap', 'travel-before', 'travel-after'].includes(rule),
        )
      expect(clear(found)).toBe(true)
      for (let instant = wanted; instant < found; instant += 5 * minuteMs) expect(clear(instant)).toBe(false)
    }),
  )
})

test('visits that give way in rush hours leave time for the longer drive', () => {
  const b = aPlacedVisit('b', at('8:30'), 60, { latitude: 42.36, longitude: -71.02 })
  const by = (rushHours: RushHours | null) =>
    pushLater(aVisit(), aLane({ visits: [b], travel: { rushHours, legs: null } }), at('8:00'), 30)!.pushed[0]!.startsAt
  expect(by(usualRushHours)).toBeGreaterThan(by(null))
})
