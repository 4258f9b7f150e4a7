import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windowsOfDay, worthOffering } from '#shared/domain/intake/windows-of-day.ts'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { addDays } from '#shared/kernel/zone.ts'
import { aLane, at, bostonClock, technicianDays, tuesday } from '#tests/doubles/schedule-fixtures.ts'

const clock = (instant: number) => new Date(instant).toISOString().slice(11, 16)

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

  it('are left out when hardly any of them is left', () => {
    const window = { start: at('7:00'), end: at('9:00') }
    expect(worthOffering([window], at('8:30'))).toEqual([window])
    expect(worthOffering([window], at('8:31'))).toEqual([])
    // A short one is offered whole or not at all.
    const short = { start: at('7:00'), end: at('7:20') }
    expect(worthOffering([short], at('7:00'))).toEqual([short])
    expect(worthOffering([short], at('7:01'))).toEqual([])
  })
})
