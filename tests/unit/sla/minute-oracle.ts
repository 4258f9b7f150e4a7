/*
 * The slow judge of business time: it looks at the wall clock of every single minute, through `Intl` alone, and counts.
 * It shares nothing with the code it judges. Everything is in whole minutes since 1970.
 */

/** Opening hours and days off as the oracle wants them: wall-clock minutes by ISO weekday. */
export interface OracleCalendar {
  readonly zone: string
  readonly hours: readonly { readonly weekday: number; readonly startMinute: number; readonly endMinute: number }[]
  readonly daysOff: readonly { readonly day: string }[]
}

const formats = new Map<string, Intl.DateTimeFormat>()
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** What the clock on the wall of a zone shows at each minute of one UTC day. */
interface WallDay {
  readonly days: readonly string[]
  readonly weekdays: Uint8Array
  readonly minutes: Uint16Array
}

const dayMinutes = 1_440
const seen = new Map<string, WallDay>()

/** Reads the wall clock minute by minute; remembered, because ten thousand cases look at the same weeks. */
function wallDay(utcDay: number, zone: string): WallDay {
  const key = `${zone} ${utcDay}`
  const known = seen.get(key)
  if (known) return known
  const days: string[] = []
  const wall = { days, weekdays: new Uint8Array(dayMinutes), minutes: new Uint16Array(dayMinutes) }
  for (let minute = 0; minute < dayMinutes; minute++) {
    // "Sun, 11/06/2011, 01:59"
    const text = formatOf(zone).format((utcDay * dayMinutes + minute) * 60_000)
    const [month, day, year] = text.slice(5, 15).split('/')
    days.push(`${year}-${month}-${day}`)
    wall.weekdays[minute] = weekdays.indexOf(text.slice(0, 3)) + 1
    wall.minutes[minute] = Number(text.slice(17, 19)) * 60 + Number(text.slice(20, 22))
  }
  seen.set(key, wall)
  return wall
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(zone, format)
  }
  return format
}

/** Which minutes of `[from, until)` count: one flag each. */
export function openMinutes(calendar: OracleCalendar | null, from: number, until: number): Uint8Array {
  const open = new Uint8Array(until - from)
  if (calendar === null) return open.fill(1)
  const off = new Set(calendar.daysOff.map(({ day }) => day))
  // One flag for each minute of each weekday's wall clock.
  const week = new Uint8Array(8 * dayMinutes)
  for (const { weekday, startMinute, endMinute } of calendar.hours) {
    for (let minute = startMinute; minute < endMinute; minute++) week[weekday * dayMinutes + minute] = 1
  }
  let utcDay = Number.NaN
  let wall: WallDay | null = null
  for (let at = from; at < until; at++) {
    if (wall === null || at >= (utcDay + 1) * dayMinutes) {
      utcDay = Math.floor(at / dayMinutes)
      wall = wallDay(utcDay, calendar.zone)
    }
    const index = at - utcDay * dayMinutes
    if (week[wall.weekdays[index]! * dayMinutes + wall.minutes[index]!] === 0) continue
    if (!off.has(wall.days[index]!)) open[at - from] = 1
  }
  return open
}

/** A promise watched minute by minute. */
export interface OracleStory {
  /** Flags of `openMinutes` from the opening on. */
  readonly open: Uint8Array
  /** Minutes since 1970. */
  readonly opened: number
  readonly promisedMinutes: number
  /** Holds that have ended, half-open. */
  readonly holds: readonly { readonly start: number; readonly end: number }[]
  /** Start of the hold that lasts; null without. */
  readonly heldSince: number | null
  readonly stopped: number | null
  readonly now: number
}

/** What the oracle saw. */
export interface OracleVerdict {
  /** The minute the promised time is used up, were the lasting hold lifted without cost; null: not within the flags. */
  readonly deadline: number | null
  readonly state: 'running' | 'paused' | 'met' | 'missed'
  /** Minutes left, negative when late. */
  readonly left: number
}

/** Watches a promise from its opening to its reading, one minute after the other. */
export function watch({ open, opened, promisedMinutes, holds, heldSince, stopped, now }: OracleStory): OracleVerdict {
  const until = opened + open.length
  const held = new Uint8Array(open.length)
  for (const { start, end } of holds) {
    for (let minute = Math.max(start, opened); minute < Math.min(end, until); minute++) held[minute - opened] = 1
  }
  let used = 0
  let deadline: number | null = null
  for (let minute = opened; minute < until && deadline === null; minute++) {
    if (open[minute - opened] === 1 && held[minute - opened] === 0) used++
    if (used === promisedMinutes) deadline = minute + 1
  }
  const reading = stopped ?? (heldSince === null ? now : Math.min(heldSince, now))
  let usedAtReading = 0
  let lateAtReading = 0
  for (let minute = opened; minute < reading; minute++) {
    const counts = open[minute - opened] === 1
    if (deadline !== null && minute >= deadline) lateAtReading += counts ? 1 : 0
    else if (counts && held[minute - opened] === 0) usedAtReading++
  }
  const late = deadline !== null && reading > deadline
  const state = late ? 'missed' : stopped !== null ? 'met' : heldSince !== null ? 'paused' : 'running'
  return { deadline, state, left: late ? -lateAtReading : promisedMinutes - usedAtReading }
}
