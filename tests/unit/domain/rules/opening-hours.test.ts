import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBusinessTime } from '#shared/domain/calendar/business-time.ts'
import { closedDuring } from '#shared/domain/rules/opening-hours.ts'
import { bestStart } from '#shared/domain/schedule/find-start.ts'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import { dayAround } from '#shared/domain/schedule/technician-schedule.ts'
import type { Opening } from '#shared/domain/site/opening.ts'
import { dayBounds, minuteMs } from '#shared/kernel/zone.ts'
import { aLane, aVisit, at, boston, bostonClock, tuesday } from '#tests/doubles/schedule-fixtures.ts'

const hours = (...spans: [from: number, until: number][]) =>
  [1, 2, 3, 4, 5].flatMap((weekday) =>
    spans.map(([from, until]) => ({ weekday, startMinute: from * 60, endMinute: until * 60 })),
  )
const opening = (change: Partial<Opening> = {}): Opening => ({
  name: 'Office',
  zone: boston,
  hours: hours([9, 17]),
  daysOff: [],
  ...change,
})
const context = { clock: bostonClock, now: 0 }

function judged(time: string, open: Opening | null, minutes = 60, day = tuesday) {
  const { violations } = judgePlacement(aVisit({}, { opening: open }), aLane(), at(time, day), minutes, context)
  return violations.filter(({ rule }) => rule.startsWith('site-closed'))
}

describe('the opening hours of a site', () => {
  it('ask for a reason for what is not over when it closes, with the hours and the time it would be', () => {
    expect(judged('16:00', opening())).toEqual([])
    const facts = { fromAt: at('9:00'), untilAt: at('17:00'), startsAt: at('16:40'), endsAt: at('17:40') }
    expect(judged('16:40', opening())).toEqual([{ rule: 'site-closed', severity: 'asks', facts }])
    expect(judged('8:55', opening()).map(({ rule }) => rule)).toEqual(['site-closed'])
    expect(judged('16:40', null)).toEqual([])
  })

  it('close over lunch, and name the hours nearest to the visit', () => {
    const lunch = opening({ hours: hours([8, 12], [13, 17]) })
    expect(judged('11:00', lunch)).toEqual([])
    expect(judged('11:30', lunch)).toMatchObject([{ facts: { fromAt: at('8:00'), untilAt: at('12:00') } }])
    expect(judged('12:40', lunch)).toMatchObject([{ facts: { fromAt: at('13:00'), untilAt: at('17:00') } }])
  })

  it('have days without any, which are named where they have a name', () => {
    expect(judged('10:00', opening(), 60, '2011-09-10')).toMatchObject([
      { rule: 'site-closed-day', facts: { on: '2011-09-10', holiday: 'none' } },
    ])
    const off = opening({ daysOff: [{ day: tuesday, name: 'Stocktaking' }] })
    expect(judged('10:00', off)).toMatchObject([{ facts: { on: tuesday, holiday: 'Stocktaking' } }])
  })

  it('are a start the board tries when it looks for the best one', () => {
    const lane = aLane()
    const best = (open: Opening | null) =>
      bestStart(aVisit({}, { opening: open }), lane, dayAround(lane, at('8:00'))!, at('0:00'), 60, context)?.arrival
    expect(best(null)).toBe(at('7:30'))
    expect(best(opening({ hours: hours([10, 15]) }))).toBe(at('10:00'))
  })

  it('are broken exactly where a minute of the visit lies outside of them, also when the clocks change', () => {
    const line = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      startMinute: fc.integer({ min: 0, max: 1_439 }),
      endMinute: fc.integer({ min: 1, max: 1_440 }),
    })
    const days = ['2011-03-12', '2011-03-13', '2011-09-06', '2011-11-05', '2011-11-06']
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 14 }),
        fc.constantFrom(...days),
        fc.constantFrom(boston, 'Europe/Berlin'),
        fc.boolean(),
        fc.integer({ min: 0, max: 1_500 }),
        fc.integer({ min: 1, max: 300 }),
        (lines, day, zone, off, startMinute, minutes) => {
          const open = opening({ zone, hours: lines, daysOff: off ? [{ day, name: '' }] : [] })
          const start = dayBounds(day, boston).start + startMinute * minuteMs
          const span = { start, end: start + minutes * minuteMs }
          const outside = Array.from({ length: minutes }, (_, minute) => start + minute * minuteMs).some(
            (instant) => !isBusinessTime(open, instant),
          )
          expect(closedDuring(open, span).length).toBe(outside ? 1 : 0)
        },
      ),
      { numRuns: 300 },
    )
  })
})
