import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { isWorkedOn } from '#shared/domain/technician/shift-pattern.ts'
import type { ShiftPattern } from '#shared/domain/technician/shift-pattern.ts'
import { addDays, dayBounds, hourMs, weekdayOf } from '#shared/kernel/zone.ts'
import { oneShiftTechnician } from '#tests/doubles/one-shift-technician.ts'

const weekly: ShiftPattern = {
  weekday: 1,
  cycleWeeks: 1,
  cycleWeek: 1,
  anchorDay: null,
  validFrom: null,
  validUntil: null,
}

describe('the days a shift is worked', () => {
  test('repeat every week, or every so many weeks counted from the week of the anchor day', () => {
    expect([isWorkedOn(weekly, '2024-06-03'), isWorkedOn(weekly, '2024-06-04')]).toEqual([true, false])
    // The anchor is a Wednesday: its whole week is week 1.
    const second = { ...weekly, cycleWeeks: 2, cycleWeek: 2, anchorDay: '2024-06-05' }
    const mondays = ['2024-05-27', '2024-06-03', '2024-06-10', '2024-06-17', '2024-06-24']
    expect(mondays.map((day) => isWorkedOn(second, day))).toEqual([true, false, true, false, true])
    expect(isWorkedOn({ ...second, anchorDay: null }, '2024-06-10')).toBe(false)
  })

  test('begin and end with the days the pattern holds, both included', () => {
    const summer = { ...weekly, validFrom: '2024-06-03', validUntil: '2024-06-17' }
    const mondays = ['2024-05-27', '2024-06-03', '2024-06-10', '2024-06-17', '2024-06-24']
    expect(mondays.map((day) => isWorkedOn(summer, day))).toEqual([false, true, true, true, false])
  })

  test('of all weeks of a cycle cover every week exactly once, years before and after the anchor', () => {
    const days = fc.integer({ min: -3_000, max: 3_000 }).map((count) => addDays('2024-03-31', count))
    fc.assert(
      fc.property(days, days, fc.integer({ min: 2, max: 8 }), (day, anchorDay, cycleWeeks) => {
        const weekday = weekdayOf(day)
        const of = (cycleWeek: number) => ({ ...weekly, weekday, cycleWeeks, cycleWeek, anchorDay })
        const weeks = Array.from({ length: cycleWeeks }, (_, index) => index + 1)
        const worked = weeks.filter((week) => isWorkedOn(of(week), day))
        expect(worked).toHaveLength(1)
        expect(isWorkedOn(of(worked[0]!), addDays(day, 7 * cycleWeeks))).toBe(true)
        expect(isWorkedOn(of(worked[0]!), addDays(day, 7))).toBe(false)
      }),
    )
  })
})

test('the board’s working time follows the cycle across a clock change, in wall-clock hours', () => {
  const zone = 'Europe/Berlin'
  const pattern = {
    weekday: 7,
    cycleWeeks: 2,
    cycleWeek: 1,
    anchorDay: '2024-03-17',
    validFrom: null,
    validUntil: null,
  }
  const source = oneShiftTechnician(pattern, dayBounds('2024-03-17', zone).start, dayBounds('2024-04-14', zone).end)
  const { days } = compileSchedule(source, createDayClock(zone))
  const worked = days.filter(({ shifts }) => shifts.length > 0)
  expect(worked.map(({ day }) => day)).toEqual(['2024-03-17', '2024-03-31', '2024-04-14'])
  // 00:00 to 08:00 on the night the clock goes forward is seven hours long.
  expect(worked.map(({ shifts }) => (shifts[0]!.end - shifts[0]!.start) / hourMs)).toEqual([8, 7, 8])
})
