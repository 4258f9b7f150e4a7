import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { localTimes } from '#shared/domain/import/local-time.ts'
import { commonTimeFormats, guessTimeFormat, timeReader } from '#shared/domain/import/time-format.ts'

const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Africa/Casablanca', 'Pacific/Apia', 'UTC'] // prettier-ignore

/** What Temporal makes of a wall clock: later by the gap in spring, the earlier of two in autumn. */
function byTemporal(wallMs: number, zone: string): number {
  const wall = Temporal.Instant.fromEpochMilliseconds(wallMs).toZonedDateTimeISO('UTC').toPlainDateTime()
  return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

describe('local times', () => {
  test('agree with Temporal at any second of fifty years, in zones with odd rules', () => {
    const anySecond = fc.integer({ min: Date.UTC(1980) / 1000, max: Date.UTC(2030) / 1000 })
    fc.assert(
      fc.property(fc.constantFrom(...zones), anySecond, (zone, second) => {
        expect(localTimes(zone).toInstant(second * 1000)).toBe(byTemporal(second * 1000, zone))
      }),
    )
  })

  test('agree with Temporal at every minute of the days on which clocks change', () => {
    const days: [string, number][] = [
      ['America/New_York', Date.UTC(2011, 2, 13)],
      ['America/New_York', Date.UTC(2011, 10, 6)],
      ['Australia/Lord_Howe', Date.UTC(2011, 9, 2)],
      ['Australia/Lord_Howe', Date.UTC(2012, 3, 1)],
      ['America/Sao_Paulo', Date.UTC(2017, 9, 15)],
      ['Pacific/Apia', Date.UTC(2011, 11, 30)],
    ]
    for (const [zone, midnight] of days) {
      const times = localTimes(zone)
      for (let minute = -60; minute < 1500; minute += 7) {
        const wallMs = midnight + minute * 60_000
        expect([zone, minute, times.toInstant(wallMs)]).toEqual([zone, minute, byTemporal(wallMs, zone)])
      }
    }
  })
})

describe('written times', () => {
  const wall = Date.UTC(2018, 5, 26, 22, 58, 54)
  test.each([
    [null, '2018-06-26 22:58:54'],
    [null, '2018-06-26T22:58:54'],
    ['MM/DD/YYYY hh:mm:ss A', '06/26/2018 10:58:54 PM'],
    ['MM/DD/YYYY HH:mm:ss', '6/26/2018 22:58:54'],
    ['DD.MM.YYYY HH:mm:ss', '26.06.2018 22:58:54'],
  ])('%s reads %s', (pattern, text) => {
    expect(timeReader(pattern)(text)).toEqual({ wallMs: wall, offsetMinutes: null })
  })

  test('an offset in the text is kept', () => {
    expect(timeReader(null)('2017-05-24T15:00:43-04:00')).toMatchObject({ offsetMinutes: -240 })
    expect(timeReader(null)('2016-07-13 15:11:07+00:00')).toMatchObject({ offsetMinutes: 0 })
    expect(timeReader(null)('2023-12-10T12:00:00.000Z')).toMatchObject({ offsetMinutes: 0 })
  })

  test('a date alone is midnight, where the pattern has a time of day', () => {
    expect(timeReader('DD.MM.YYYY HH:mm')('26.06.2018')).toEqual({ wallMs: Date.UTC(2018, 5, 26), offsetMinutes: null })
  })

  test.each(['2018-02-30', '2018-13-01', '2018-06-26 25:00', '2018-06-26 12:61', 'yesterday', '', '26/06/2018'])(
    '%s is no ISO time',
    (text) => expect(timeReader(null)(text)).toBe(null),
  )

  test('every common pattern reads what it writes', () => {
    const instant = fc.integer({ min: Date.UTC(1980), max: Date.UTC(2060) })
    fc.assert(
      fc.property(fc.constantFrom(...commonTimeFormats), instant, (pattern, ms) => {
        const date = new Date(ms - (ms % 60_000))
        expect(timeReader(pattern)(write(pattern, date))?.wallMs).toBe(date.getTime())
      }),
    )
  })

  test('a pattern is guessed from all samples together', () => {
    expect(guessTimeFormat(['2011-09-01 00:36:40', ''])).toBe(null)
    expect(guessTimeFormat(['01/02/2026 08:00', '25/02/2026 08:00'])).toBe('DD/MM/YYYY HH:mm')
    expect(guessTimeFormat(['06/26/2018 10:58:54 AM'])).toBe('MM/DD/YYYY hh:mm:ss A')
    expect(guessTimeFormat(['soon'])).toBe(undefined)
    expect(guessTimeFormat(['', ' '])).toBe(undefined)
  })
})

/** A date by a pattern, for the test alone. */
function write(pattern: string, date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][
    date.getUTCMonth()
  ]!
  const parts: Record<string, string> = {
    YYYY: String(date.getUTCFullYear()),
    MMM: month,
    MM: two(date.getUTCMonth() + 1),
    DD: two(date.getUTCDate()),
    HH: two(date.getUTCHours()),
    hh: two(date.getUTCHours() % 12 || 12),
    mm: two(date.getUTCMinutes()),
    ss: two(date.getUTCSeconds()),
    A: date.getUTCHours() < 12 ? 'AM' : 'PM',
  }
  return pattern.replace(/YYYY|MMM|MM|DD|HH|hh|mm|ss|A/g, (token) => parts[token]!)
}
