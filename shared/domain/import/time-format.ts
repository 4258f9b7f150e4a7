import { dayMs } from '../../kernel/zone.ts'

/** A date and time as written: the wall clock as if it were UTC (ms), and the offset when the text says one. */
export interface WrittenTime {
  readonly wallMs: number
  /** Minutes east of UTC; null for a local time without an offset. */
  readonly offsetMinutes: number | null
}

/** Reads one pattern; null when the text does not fit it or names a time that no calendar has. */
export type TimeReader = (text: string) => WrittenTime | null

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Parts a pattern is made of, longest first so that `YYYY` is not read as two `YY`. */
const parts: readonly (readonly [string, string])[] = [
  ['YYYY', String.raw`(?<year>\d{4})`],
  ['YY', String.raw`(?<shortYear>\d{2})`],
  ['MMM', String.raw`(?<monthName>[A-Za-z]{3})[a-z]*\.?`],
  ['MM', String.raw`(?<month>\d{1,2})`],
  ['DD', String.raw`(?<day>\d{1,2})`],
  ['HH', String.raw`(?<hour>\d{1,2})`],
  ['hh', String.raw`(?<hour12>\d{1,2})`],
  ['mm', String.raw`(?<minute>\d{2})`],
  ['ss', String.raw`(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?`],
  ['A', '(?<half>[AaPp])\\.?[Mm]\\.?'],
  ['Z', String.raw`(?<offset>Z|[+-]\d{2}:?\d{2}|[+-]\d{2})`],
]

/** ISO 8601 as machines write it: `T` or a space, seconds, fraction and offset may be missing, time as well. */
const iso =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?)?\s?(?<offset>Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/

/**
 * The reader of a pattern of `YYYY YY MMM MM DD HH hh mm ss A Z` and other characters, which stand for themselves.
 * A time of day that the pattern asks for may be missing as a whole. Null reads ISO 8601.
 */
export function timeReader(pattern: string | null): TimeReader {
  const expression = pattern === null ? iso : new RegExp(`^${sourceOf(pattern)}$`)
  return (text) => {
    const groups = expression.exec(text)?.groups
    return groups ? timeOfGroups(groups) : null
  }
}

function sourceOf(pattern: string): string {
  let source = ''
  let timeStarts = -1
  for (let at = 0; at < pattern.length;) {
    const part = parts.find(([token]) => pattern.startsWith(token, at))
    if (part && (part[0] === 'HH' || part[0] === 'hh') && timeStarts < 0) {
      timeStarts = source.length
      // The character between date and time goes with the time: both are there or neither.
      const separator = /(?:\\s\+|\\?[^\w\\])$/.exec(source)
      if (separator) timeStarts -= separator[0].length
    }
    source += part ? part[1] : literal(pattern[at]!)
    at += part ? part[0].length : 1
  }
  return timeStarts > 0 ? `${source.slice(0, timeStarts)}(?:${source.slice(timeStarts)})?` : source
}

function literal(character: string): string {
  return character === ' ' ? String.raw`\s+` : character.replace(/[.*+?^${}()|[\]\\/]/, String.raw`\$&`)
}

function timeOfGroups(groups: Record<string, string | undefined>): WrittenTime | null {
  const year = groups['year'] ? Number(groups['year']) : fullYear(Number(groups['shortYear']))
  const month = groups['monthName'] ? months.indexOf(groups['monthName'].toLowerCase()) + 1 : Number(groups['month'])
  const day = Number(groups['day'])
  const hour = groups['hour12'] ? hourOf12(Number(groups['hour12']), groups['half']) : Number(groups['hour'] ?? 0)
  const minute = Number(groups['minute'] ?? 0)
  const second = Number(groups['second'] ?? 0)
  if (!(hour >= 0 && hour <= 23 && minute <= 59 && second <= 59)) return null
  const midnight = Date.UTC(year, month - 1, day)
  const date = new Date(midnight)
  if (Number.isNaN(midnight) || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1800)
    return null
  const fraction = groups['fraction'] ? Math.floor(Number(`0.${groups['fraction']}`) * 1000) : 0
  const wallMs = midnight + ((hour * 60 + minute) * 60 + second) * 1000 + fraction
  return { wallMs, offsetMinutes: groups['offset'] ? offsetOf(groups['offset']) : null }
}

/** Two digits mean 1970 to 2069, as POSIX reads them. */
function fullYear(short: number): number {
  return short >= 70 ? 1900 + short : 2000 + short
}

function hourOf12(hour: number, half: string | undefined): number {
  if (hour < 1 || hour > 12) return -1
  if (half === undefined) return hour
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0
  const sign = text.startsWith('-') ? -1 : 1
  const digits = text.slice(1).replace(':', '').padEnd(4, '0')
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4)))
}

/** Whether a wall clock stands at midnight: dates without a time of day do. */
export function isMidnight(wallMs: number): boolean {
  return wallMs % dayMs === 0
}

/** Patterns tried when a mapping is guessed, most telling first. */
export const commonTimeFormats = [
  'MM/DD/YYYY hh:mm:ss A',
  'MM/DD/YYYY hh:mm A',
  'MM/DD/YYYY HH:mm:ss',
  'MM/DD/YYYY HH:mm',
  'DD/MM/YYYY HH:mm:ss',
  'DD/MM/YYYY HH:mm',
  'DD.MM.YYYY HH:mm:ss',
  'DD.MM.YYYY HH:mm',
  'YYYY/MM/DD HH:mm:ss',
  'DD MMM YYYY HH:mm',
  'DD-MMM-YYYY HH:mm',
  'MMM DD, YYYY hh:mm A',
] as const

/** The pattern every one of the samples fits (null for ISO 8601), or undefined when there is none. */
export function guessTimeFormat(samples: readonly string[]): string | null | undefined {
  const texts = samples.map((sample) => sample.trim()).filter((sample) => sample !== '')
  if (texts.length === 0) return undefined
  for (const pattern of [null, ...commonTimeFormats]) {
    const read = timeReader(pattern)
    if (texts.every((text) => read(text) !== null)) return pattern
  }
  return undefined
}
