import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { subtract, union } from '#shared/kernel/interval.ts'
import { dayBounds, hourMs, instantOf, minuteMs } from '#shared/kernel/zone.ts'
import { anAbsence, at, technicianDays } from '#tests/doubles/schedule-fixtures.ts'

const sunday = 7

/** The working minutes of a lane whose only shift is on one day of a zone. */
function minutesOn(day: string, zone: string, startMinute: number, endMinute: number, weekday = sunday) {
  const bounds = dayBounds(day, zone)
  const base = technicianDays({ from: bounds.start, to: bounds.end, breaks: [] })
  const shifts = [{ ...base.shifts[0]!, weekday, startMinute, endMinute }]
  const [first] = compileSchedule({ ...base, shifts }, createDayClock(zone)).days
  return first!.working.reduce((sum, piece) => sum + (piece.end - piece.start) / minuteMs, 0)
}

test('a shift across the spring change is an hour shorter, across the autumn change an hour longer', () => {
  expect(minutesOn('2011-03-13', 'America/New_York', 60, 300)).toBe(180)
  expect(minutesOn('2011-11-06', 'America/New_York', 0, 240)).toBe(300)
})

test('a zone that shifts by half an hour is right too', () => {
  expect(minutesOn('2011-10-02', 'Australia/Lord_Howe', 0, 240)).toBe(210)
  expect(minutesOn('2011-04-03', 'Australia/Lord_Howe', 0, 240)).toBe(270)
})

test('a shift that ends before it starts ends on the next day and takes its break after midnight', () => {
  const base = technicianDays({ from: at('0:00'), to: at('24:00') })
  const shifts = [{ ...base.shifts[0]!, weekday: 2, startMinute: 1320, endMinute: 360 }]
  const breaks = [{ ...base.breaks[0]!, startMinute: 120, durationMinutes: 30 }]
  const [day] = compileSchedule({ ...base, shifts, breaks }, createDayClock('America/New_York')).days
  expect(day!.shifts).toEqual([{ start: at('22:00'), end: at('6:00', '2011-09-07') }])
  expect(day!.breaks).toEqual([{ start: at('2:00', '2011-09-07'), end: at('2:30', '2011-09-07') }])
})

test('working time is the shift without breaks and absences', () => {
  const [day] = compileSchedule(
    technicianDays({ absences: [anAbsence(at('14:00'), at('18:00'))] }),
    createDayClock('America/New_York'),
  ).days
  expect(day!.working).toEqual([
    { start: at('7:30'), end: at('12:00') },
    { start: at('12:30'), end: at('14:00') },
  ])
})

test('the remembered clock gives the same instants as the zone itself, on every day of a year and every minute', () => {
  for (const zone of ['America/New_York', 'Australia/Lord_Howe', 'UTC']) {
    const clock = createDayClock(zone)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 1440 }), (dayIndex, minute) => {
        const day = new Date(Date.UTC(2011, 0, 1 + dayIndex)).toISOString().slice(0, 10)
        expect(clock.at(day, minute)).toBe(instantOf(day, minute, zone))
      }),
    )
  }
})

test('a union covers exactly the instants of its parts, and its pieces neither overlap nor touch', () => {
  const spans = fc.array(fc.tuple(fc.nat(200), fc.nat(20)).map(([start, length]) => ({ start, end: start + length })))
  fc.assert(
    fc.property(spans, (parts) => {
      const merged = union(parts)
      for (let i = 1; i < merged.length; i++) expect(merged[i]!.start).toBeGreaterThan(merged[i - 1]!.end)
      for (let instant = 0; instant < 230; instant++)
        expect(merged.some((m) => instant >= m.start && instant < m.end)).toBe(
          parts.some((p) => instant >= p.start && instant < p.end),
        )
      expect(subtract({ start: 0, end: 230 }, merged)).toEqual(subtract({ start: 0, end: 230 }, parts))
    }),
  )
})

test('a week in which the clock changes has seven days of 24 and 25 hours', () => {
  const clock = createDayClock('America/New_York')
  const days = clock.daysBetween(clock.at('2011-11-01', 0), clock.at('2011-11-08', 0))
  expect(days).toHaveLength(7)
  expect(days.map((day) => (clock.bounds(day).end - clock.bounds(day).start) / hourMs)).toEqual([
    24, 24, 24, 24, 24, 25, 24,
  ])
})
