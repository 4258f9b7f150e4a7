import { expect, test } from 'vitest'
import { addBusinessMinutes, businessMinutesBetween, isBusinessTime } from '#shared/domain/calendar/business-time.ts'
import type { BusinessTime } from '#shared/domain/calendar/business-time.ts'
import { hourMs, instantOf, minuteMs } from '#shared/kernel/zone.ts'

const zone = 'America/New_York'
const at = (day: string, time: string) => {
  const [hour, minute] = time.split(':').map(Number)
  return instantOf(day, hour! * 60 + minute!, zone)
}
const workdays = [1, 2, 3, 4, 5]
const office: BusinessTime = {
  zone,
  hours: workdays.map((weekday) => ({ weekday, startMinute: 480, endMinute: 1_020 })),
  daysOff: [{ day: '2011-09-05', name: 'Labor Day' }],
}
const always: BusinessTime = {
  zone,
  hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1_440 })),
  daysOff: [],
}

test('four business hours from Friday afternoon end on Tuesday, over a weekend and Labor Day', () => {
  expect(addBusinessMinutes(office, at('2011-09-02', '15:00'), 240)).toBe(at('2011-09-06', '10:00'))
})

test('time that is used up at closing ends at closing, not at the next opening', () => {
  expect(addBusinessMinutes(office, at('2011-09-02', '15:00'), 120)).toBe(at('2011-09-02', '17:00'))
  expect(addBusinessMinutes(office, at('2011-09-02', '18:00'), 1)).toBe(at('2011-09-06', '8:01'))
})

test('a day open around the clock has the 23 or 25 hours it really has', () => {
  const spring = businessMinutesBetween(always, at('2011-03-13', '0:00'), at('2011-03-14', '0:00'))
  const autumn = businessMinutesBetween(always, at('2011-11-06', '0:00'), at('2011-11-07', '0:00'))
  expect([spring / 60, autumn / 60]).toEqual([23, 25])
})

test('an hour that does not exist does not count, and one that exists twice counts twice', () => {
  const night = { zone, hours: [{ weekday: 7, startMinute: 60, endMinute: 180 }], daysOff: [] }
  const day = (date: string, next: string) => businessMinutesBetween(night, at(date, '0:00'), at(next, '0:00'))
  expect(day('2011-03-13', '2011-03-14')).toBe(60)
  expect(day('2011-11-06', '2011-11-07')).toBe(180)
  expect(day('2011-11-13', '2011-11-14')).toBe(120)
})

test('without a calendar all time counts', () => {
  expect(addBusinessMinutes(null, 1_000, 90)).toBe(1_000 + 90 * minuteMs)
  expect(businessMinutesBetween(null, 0, 1.5 * minuteMs)).toBe(1.5)
})

test('a calendar without hours never gets there, and neither does a pause without end', () => {
  expect(addBusinessMinutes({ ...office, hours: [] }, 0, 1)).toBeNull()
  expect(businessMinutesBetween({ ...office, hours: [] }, 0, 40 * 24 * hourMs)).toBe(0)
  expect(addBusinessMinutes(null, 0, 60, [{ start: minuteMs, end: null }])).toBeNull()
  expect(addBusinessMinutes(null, 0, 1, [{ start: minuteMs, end: null }])).toBe(minuteMs)
})

test('pauses stop the clock only where it would have run, and may overlap', () => {
  const from = at('2011-09-06', '9:00')
  const pauses = [
    { start: at('2011-09-06', '10:00'), end: at('2011-09-06', '12:00') },
    { start: at('2011-09-06', '11:00'), end: at('2011-09-06', '13:00') },
    { start: at('2011-09-06', '16:00'), end: at('2011-09-07', '8:00') },
  ]
  expect(addBusinessMinutes(office, from, 60, pauses)).toBe(at('2011-09-06', '10:00'))
  expect(addBusinessMinutes(office, from, 61, pauses)).toBe(at('2011-09-06', '13:01'))
  expect(addBusinessMinutes(office, from, 241, pauses)).toBe(at('2011-09-07', '8:01'))
  expect(businessMinutesBetween(office, from, at('2011-09-07', '9:00'), pauses)).toBe(60 + 180 + 60)
})

test('hours that overlap count once', () => {
  const twice = { ...office, hours: [...office.hours, { weekday: 2, startMinute: 900, endMinute: 1_080 }] }
  expect(businessMinutesBetween(twice, at('2011-09-06', '0:00'), at('2011-09-07', '0:00'))).toBe(600)
})

test('business time is told from the rest of the day at its very edges', () => {
  expect(isBusinessTime(office, at('2011-09-06', '8:00'))).toBe(true)
  expect(isBusinessTime(office, at('2011-09-06', '8:00') - 1)).toBe(false)
  expect(isBusinessTime(office, at('2011-09-06', '17:00'))).toBe(false)
  expect(isBusinessTime(office, at('2011-09-05', '12:00'))).toBe(false)
})
