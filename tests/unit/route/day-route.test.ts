import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayRoute as routeOf } from '#shared/domain/route/day-route.ts'
import { estimateTravel } from '#shared/domain/travel/estimate.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import { plainTravel } from '#tests/doubles/schedule-fixtures.ts'

const dayRoute = (start: Point | null, places: readonly (Point | null)[]) =>
  routeOf(
    start,
    places.map((at) => ({ place: at, startsAt: null, endsAt: null })),
    plainTravel,
  )
const home = { latitude: 42.3, longitude: -71.08 }
const a = { latitude: 42.31, longitude: -71.07 }
const b = { latitude: 42.32, longitude: -71.06 }
const place = fc.record({
  latitude: fc.double({ min: 42.2, max: 42.4, noNaN: true }),
  longitude: fc.double({ min: -71.2, max: -71, noNaN: true }),
})

test('a route goes from home through the stops and home again', () => {
  const route = dayRoute(home, [a, b])
  expect(route.legs).toEqual([estimateTravel(home, a), estimateTravel(a, b)])
  expect(route.returnLeg).toEqual(estimateTravel(b, home))
  const all = [...route.legs, route.returnLeg]
  expect(route.total.minutes).toBe(all.reduce((sum, leg) => sum + (leg?.minutes ?? 0), 0))
  expect(route.total.distanceMeters).toBe(all.reduce((sum, leg) => sum + (leg?.distanceMeters ?? 0), 0))
})

test('a stop without coordinates gets no leg and the next leg starts at the last known place', () => {
  const route = dayRoute(home, [a, null, b])
  expect(route.legs[1]).toBeNull()
  expect(route.legs[2]).toEqual(estimateTravel(a, b))
})

test('without a home the first stop has no leg and there is no way back', () => {
  const route = dayRoute(null, [a, b])
  expect(route.legs).toEqual([null, estimateTravel(a, b)])
  expect(route.returnLeg).toBeNull()
})

test('a day without a known stop has no travel', () => {
  expect(dayRoute(home, []).total).toEqual({ minutes: 0, distanceMeters: 0 })
  expect(dayRoute(home, [null, null]).returnLeg).toBeNull()
})

test('leaving out unknown stops changes no total', () => {
  fc.assert(
    fc.property(fc.option(place), fc.array(fc.option(place), { maxLength: 12 }), (start, stops) => {
      const known = stops.filter((stop) => stop !== null)
      expect(dayRoute(start, stops).total).toEqual(dayRoute(start, known).total)
    }),
  )
})
