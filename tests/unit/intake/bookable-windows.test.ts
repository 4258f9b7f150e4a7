import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestWindows, fits, holdPromises, windowsInTime, windowsOfDay } from '#shared/domain/intake/bookable-windows.ts'
import type { WindowSearch } from '#shared/domain/intake/bookable-windows.ts'
import { compareJudgements } from '#shared/domain/schedule/find-start.ts'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import type { TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { estimateTravel } from '#shared/domain/travel/estimate.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import { addDays, minuteMs } from '#shared/kernel/zone.ts'
import {
  aLane,
  aPlacedVisit,
  aVisit,
  at,
  bostonClock,
  technicianDays,
  tuesday,
} from '#tests/doubles/schedule-fixtures.ts'

const context = { clock: bostonClock, now: at('6:00') }
const search = (change: Partial<WindowSearch> = {}): WindowSearch => ({
  detail: aVisit(),
  durationMinutes: 60,
  kind: 'twoHours',
  days: [tuesday],
  notBefore: at('6:00'),
  ...change,
})
const clock = (instant: number) => new Date(instant).toISOString().slice(11, 16)

/** A second technician, elsewhere. */
function otherLane(change: Parameters<typeof aLane>[0] = {}): TechnicianSchedule {
  const { technician, ...rest } = technicianDays(change)
  return aLane({
    ...rest,
    technician: { ...technician, id: 'other', code: 'PARK-28', name: 'PARK-28', ...change.technician },
  })
}

describe('windows of a day', () => {
  it('are two wall-clock hours from the hour the first shift begins, or the halves around noon', () => {
    const hours = (kind: 'twoHours' | 'halfDay') =>
      windowsOfDay(tuesday, kind, [aLane()], bostonClock).map(({ start, end }) => `${clock(start)}-${clock(end)}`)
    // 7:30 to 16:00 in Boston is 11:30 to 20:00 in UTC.
    expect(hours('twoHours')).toEqual(['11:00-13:00', '13:00-15:00', '15:00-17:00', '17:00-19:00', '19:00-21:00'])
    expect(hours('halfDay')).toEqual(['11:30-16:00', '16:00-20:00'])
    expect(windowsOfDay(addDays(tuesday, 4), 'twoHours', [aLane()], bostonClock)).toEqual([])
  })

  it('follow each other without a gap or an overlap on any day of any zone, also when the clock changes', () => {
    const zones = ['America/New_York', 'Australia/Lord_Howe', 'Europe/Berlin', 'UTC']
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 380 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 30, max: 539 }),
        fc.constantFrom('twoHours' as const, 'halfDay' as const),
        (zone, offset, startMinute, length, kind) => {
          const day = addDays('2026-01-01', offset)
          const dayClock = createDayClock(zone)
          const bounds = dayClock.bounds(day)
          const shifts = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
            ...technicianDays().shifts[0]!,
            id: `s${weekday}`,
            weekday,
            startMinute,
            endMinute: startMinute + length,
          }))
          const lane = compileSchedule(
            technicianDays({ shifts, breaks: [], from: bounds.start, to: bounds.end }),
            dayClock,
          )
          const windows = windowsOfDay(day, kind, [lane], dayClock)
          const shift = lane.days.find((one) => one.day === day)!.shifts[0]
          if (!shift) return
          expect(windows[0]!.start).toBeLessThanOrEqual(shift.start)
          expect(windows.at(-1)!.end).toBeGreaterThanOrEqual(Math.min(shift.end, bounds.end))
          windows.slice(1).forEach((window, index) => expect(window.start).toBe(windows[index]!.end))
          for (const { start, end } of windows) expect(end).toBeGreaterThan(start)
        },
      ),
    )
  })
})

describe('windows that can be booked', () => {
  it('cost least where the technician is near already, and the cheapest comes first', () => {
    const far = { latitude: 42.4, longitude: -71.0 }
    const lane = aLane({
      visits: [aPlacedVisit('far', at('8:00'), 60, far), aPlacedVisit('near', at('13:30'), 60)],
    })
    const windows = windowsInTime(search(), [lane], context)
    const [first] = bestWindows(windows, 3)
    // Beside the visit at the same place in the afternoon nobody drives more.
    expect(first!.judgement.extraTravelMinutes).toBe(0)
    expect([first!.before?.detail.visit.id, first!.after?.detail.visit.id]).toContain('near')
    const ranked = bestWindows(windows, 9)
    const costs = ranked.filter(fits).map(({ judgement }) => judgement.extraTravelMinutes)
    expect(costs).toEqual(costs.toSorted((a, b) => a - b))
    // What breaks a rule comes last.
    expect(ranked.map(fits).lastIndexOf(true)).toBe(costs.length - 1)
  })

  it('leave out who lacks the skill, and everybody when nobody holds it', () => {
    const without = otherLane({ skills: [] })
    const windows = windowsInTime(search(), [aLane(), without], context)
    expect(new Set(windows.map(({ technician }) => technician.id))).toEqual(new Set(['tech']))
    expect(windowsInTime(search(), [without], context)).toEqual([])
  })

  it('begin no earlier than is promised, and leave a window out when hardly any of it is left', () => {
    const windows = windowsInTime(search({ notBefore: at('8:45') }), [aLane()], context)
    expect(windows[0]!.start).toBe(at('9:00'))
    const later = windowsInTime(search({ notBefore: at('8:10') }), [aLane()], context)
    expect(later[0]!.judgement.arrival).toBeGreaterThanOrEqual(at('8:10'))
    expect(later[0]!.start).toBe(at('7:00'))
  })

  it('agree with trying every five minutes of every window with everybody', () => {
    const place = fc.record({
      latitude: fc.double({ min: 42.25, max: 42.4, noNaN: true }),
      longitude: fc.double({ min: -71.15, max: -71.0, noNaN: true }),
    })
    const visits = fc.array(
      fc.record({ minute: fc.integer({ min: 84, max: 185 }), length: fc.integer({ min: 3, max: 20 }), place }),
      {
        maxLength: 5,
      },
    )
    fc.assert(
      fc.property(visits, visits, place, fc.integer({ min: 15, max: 150 }), (one, two, here, durationMinutes) => {
        const stops = (list: typeof one, prefix: string) => {
          let last: { readonly until: number; readonly there: Point } | null = null
          return list
            .toSorted((a, b) => a.minute - b.minute)
            .flatMap(({ minute, length, place: there }, index) => {
              // A day a technician can drive: without that, what is free beside a visit depends on the one before it.
              const drive = last ? Math.ceil(estimateTravel(last.there, there).minutes / 5) : 0
              if (last && minute < last.until + drive) return []
              last = { until: minute + length, there }
              return [aPlacedVisit(`${prefix}${index}`, at('0:00') + minute * 5 * minuteMs, length * 5, there)]
            })
        }
        const lanes = [aLane({ visits: stops(one, 'a') }), otherLane({ visits: stops(two, 'b') })]
        const wanted = search({ detail: aVisit({}, here), durationMinutes })
        const found = windowsInTime(wanted, lanes, context)
        for (const window of windowsOfDay(tuesday, 'twoHours', lanes, bostonClock)) {
          const tried = lanes.flatMap((lane) => {
            const all = []
            for (let start = window.start; start < window.end; start += 5 * minuteMs) {
              const detail = aVisit({ windowStartsAt: window.start, windowEndsAt: window.end }, here)
              all.push(judgePlacement(detail, lane, start, durationMinutes, context))
            }
            return all.filter(({ grade }) => grade === 'fits')
          })
          const best = tried.toSorted(compareJudgements)[0]
          const ours = found.find(({ start }) => start === window.start)
          expect(Boolean(ours && fits(ours))).toBe(Boolean(best))
          if (best) {
            expect(ours!.judgement.extraTravelMinutes).toBe(best.extraTravelMinutes)
            // The board would say the same of it with the window set.
            const detail = aVisit({ windowStartsAt: window.start, windowEndsAt: window.end }, here)
            const lane = lanes.find(({ technician }) => technician.id === ours!.technician.id)!
            const again = judgePlacement(detail, lane, ours!.judgement.arrival, durationMinutes, context)
            expect(again).toEqual(ours!.judgement)
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('windows that were promised already', () => {
  const promise = (id: string) => ({
    detail: aVisit({ id }),
    durationMinutes: 110,
    window: { start: at('9:00'), end: at('11:00') },
  })

  it('take their time before the next one is offered', () => {
    const { lanes, unplaced } = holdPromises([aLane()], [promise('p')], context)
    expect(unplaced).toBe(0)
    expect(lanes[0]!.stops.map(({ detail }) => detail.visit.id)).toEqual(['p'])
    const free = windowsInTime(search({ durationMinutes: 110 }), [aLane()], context).filter(fits)
    const left = windowsInTime(search({ durationMinutes: 110 }), lanes, context).filter(fits)
    expect(free.some(({ start }) => start === at('9:00'))).toBe(true)
    expect(left.some(({ start }) => start === at('9:00'))).toBe(false)
  })

  it('are counted when nobody can keep them, and never double-book anybody', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 8, max: 15 }), { maxLength: 8 }), (hours) => {
        const promises = hours.map((hour, index) => ({
          ...promise(`p${index}`),
          window: { start: at(`${hour}:00`), end: at(`${hour + 1}:00`) },
        }))
        const { lanes, unplaced } = holdPromises([aLane(), otherLane()], promises, context)
        expect(lanes.reduce((sum, { stops }) => sum + stops.length, 0) + unplaced).toBe(hours.length)
        for (const { stops } of lanes) {
          stops.slice(1).forEach((stop, index) => expect(stop.start).toBeGreaterThanOrEqual(stops[index]!.end))
        }
      }),
      { numRuns: 60 },
    )
  })
})
