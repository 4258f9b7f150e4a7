import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageBandOf } from '#shared/domain/sla/age-bands.ts'
import { shareOf, slaCompliance, slaVerdictOf, tallyOf } from '#shared/domain/sla/sla-clock.ts'
import { dayMs } from '#shared/kernel/zone.ts'

const instant = fc.integer({ min: 0, max: 1_000 })
const clocked = fc.record({
  targetAt: fc.option(instant, { nil: null }),
  closedAt: fc.option(instant, { nil: null }),
})

test('opened is always on time plus overdue plus no clock', () => {
  fc.assert(
    fc.property(fc.array(clocked), instant, (cases, asOf) => {
      const tally = tallyOf(cases.map((one) => slaVerdictOf(one, asOf)))
      expect(tally.opened).toBe(cases.length)
      expect(tally.onTime + tally.overdue + tally.noClock).toBe(tally.opened)
      expect(tally.closedLate + tally.stillOpen).toBe(tally.overdue)
    }),
  )
})

test('a promise that was broken stays broken however much later one looks', () => {
  fc.assert(
    fc.property(clocked, instant, instant, (one, first, second) => {
      const [earlier, later] = first < second ? [first, second] : [second, first]
      const before = slaVerdictOf(one, earlier)
      if (before === 'stillOpen') expect(['stillOpen', 'closedLate']).toContain(slaVerdictOf(one, later))
      if (before === 'closedLate') expect(slaVerdictOf(one, later)).toBe('closedLate')
    }),
  )
})

test('closing on the very target is on time, one millisecond later is late', () => {
  expect(slaVerdictOf({ targetAt: 100, closedAt: 100 }, 500)).toBe('onTime')
  expect(slaVerdictOf({ targetAt: 100, closedAt: 101 }, 500)).toBe('closedLate')
  expect(slaVerdictOf({ targetAt: 100, closedAt: null }, 100)).toBe('onTime')
  expect(slaVerdictOf({ targetAt: 100, closedAt: null }, 101)).toBe('stillOpen')
  expect(slaVerdictOf({ targetAt: null, closedAt: 3 }, 101)).toBe('noClock')
  expect(slaVerdictOf({ targetAt: 100, closedAt: 700 }, 101), 'closed after the day looked at').toBe('stillOpen')
})

test('a share of too few cases is not shown, its parts are', () => {
  expect(shareOf(2, 4)).toEqual({ numerator: 2, denominator: 4, share: null })
  expect(slaCompliance({ onTime: 3, overdue: 2 })).toEqual({ numerator: 3, denominator: 5, share: 0.6 })
  expect(shareOf(0, 0, 0).share).toBeNull()
})

test('ages fall into the bands 0–2, 3–7, 8–14, 15–30, 31–60 and over 60 days', () => {
  const bandOfDay = (day: number) => ageBandOf(day * dayMs)
  expect([0, 2, 3, 7, 8, 14, 15, 30, 31, 60, 61, 900].map(bandOfDay)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
  expect(ageBandOf(3 * dayMs - 1)).toBe(0)
  expect(ageBandOf(-1)).toBeNull()
})
