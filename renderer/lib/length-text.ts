import { formatMinutes } from './format.ts'

const parts =
  /^\s*(?:(\d+(?:[.,]\d+)?)\s*d(?:ays?)?)?\s*(?:(\d+(?:[.,]\d+)?)\s*h(?:ours?)?)?\s*(?:(\d+)\s*(?:m|min|minutes?)?)?\s*$/i

/** Reads a length of time as people type it, in minutes: `30`, `30 min`, `4 h`, `1 h 30`, `2 d`. Null for anything else. */
export function parseLength(text: string): number | null {
  const found = parts.exec(text)
  if (!found || text.trim() === '') return null
  const number = (part: string | undefined) => Number((part ?? '0').replace(',', '.'))
  const minutes = Math.round(number(found[1]) * 1_440 + number(found[2]) * 60 + number(found[3]))
  return minutes > 0 ? minutes : null
}

/** A length as it can be typed again: `1 h 30`. Empty for none. */
export function lengthText(minutes: number | null): string {
  return minutes === null ? '' : formatMinutes(minutes)
}
