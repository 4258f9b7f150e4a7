import fc from 'fast-check'
import { expect, test } from 'vitest'
import { positionAlong as positionOn } from '#shared/domain/route/position-along.ts'
import { dayRoute } from '#shared/domain/route/day-route.ts'
import { estimateTravel } from '#shared/domain/travel/estimate.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { plainTravel } from '#tests/doubles/schedule-fixtures.ts'

const home = { latitude: 42.3, longitude: -71.1 }
const a = { latitude: 42.3, longitude: -71.08 }
const b = { latitude: 42.3, longitude: -71.05 }
const at = (minute: number) => minute * minuteMs
interface Planned {
  readonly place: Point | null
  readonly startsAt: number
  readonly endsAt: number
}
/** The position on the legs the route of the day has. */
function positionAlong(start: Point | null, planned: readonly Planned[], instant: number) {
  const { legs, returnLeg } = dayRoute(start, planned, plainTravel)
  const timed = planned.map((stop, index) => ({ ...stop, travelMinutes: legs[index]?.minutes ?? 0 }))
  return positionOn(start, timed, returnLeg?.minutes ?? 0, instant)
}
const stops = [
  { place: a, startsAt: at(480), endsAt: at(510) },
  { place: b, startsAt: at(600), endsAt: at(660) },
]

test('before the first trip and after the last the technician is at home', () => {
  expect(positionAlong(home, stops, at(300))).toEqual({ place: home, stopIndex: null, doing: 'home' })
  expect(positionAlong(home, stops, at(1400))).toEqual({ place: home, stopIndex: null, doing: 'home' })
})

test('during a visit the technician is at its place', () => {
  expect(positionAlong(home, stops, at(490))).toEqual({ place: a, stopIndex: 0, doing: 'working' })
  expect(positionAlong(home, stops, at(600))).toEqual({ place: b, stopIndex: 1, doing: 'working' })
})

test('halfway through a trip the technician is halfway along the line', () => {
  const minutes = estimateTravel(a, b).minutes
  const position = positionAlong(home, stops, at(510) + (minutes * minuteMs) / 2)
  expect(position?.doing).toBe('travelling')
  expect(position?.place.longitude).toBeCloseTo((a.longitude + b.longitude) / 2, 10)
})

test('an early arrival waits at the next stop', () => {
  expect(positionAlong(home, stops, at(595))).toMatchObject({ place: b, stopIndex: 1, doing: 'waiting' })
})

test('without any known place there is no position', () => {
  expect(positionAlong(null, [{ place: null, startsAt: 0, endsAt: 1 }], 0)).toBeNull()
})

test('a position never leaves the box of home and stops, whatever the plan', () => {
  const longitude = fc.double({ min: -71.2, max: -71, noNaN: true })
  const plan = fc.array(fc.tuple(longitude, fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 60 })), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(plan, fc.integer({ min: 0, max: 1440 }), (parts, minute) => {
      let cursor = 480
      const planned = parts.map(([x, duration, gap]) => {
        const startsAt = at((cursor += gap))
        return { place: { latitude: 42.3, longitude: x }, startsAt, endsAt: at((cursor += duration)) }
      })
      const all = [home.longitude, ...parts.map(([x]) => x)]
      const found = positionAlong(home, planned, at(minute))?.place.longitude ?? NaN
      expect(found).toBeGreaterThanOrEqual(Math.min(...all) - 1e-9)
      expect(found).toBeLessThanOrEqual(Math.max(...all) + 1e-9)
    }),
  )
})
