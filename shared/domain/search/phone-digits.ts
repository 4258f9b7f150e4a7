/** Digits of a telephone number that tell it apart; fewer are no number anybody could be found by. */
export const fewestDigits = 3

/** What stands behind a number rather than in it: an extension. */
const extension = /(?:\bext(?:ension)?\b|\bx|#|;|,).*$/i

/**
 * The significant digits of a telephone number in whatever form it was written: without signs, without a leading `00`
 * or trunk `0`, without `(0)` after a country code, and without an extension. `+49 (0)151 2345` and `0151/2345` both
 * end in `1512345`. Empty when there are none.
 */
export function phoneDigits(text: string): string {
  return digitsOf(text).replace(/^0+/, '')
}

/**
 * What a typed number may mean: its digits as typed first (the end of a number may begin with a zero), then without
 * leading zeros.
 */
export function typedDigits(text: string): string[] {
  return [...new Set([digitsOf(text), phoneDigits(text)])]
}

function digitsOf(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(extension, '')
    .replace(/\(0\)/g, '')
    .replace(/\D/g, '')
}

/** Whether what was typed can only be a telephone number: enough digits, and nothing but what numbers are written with. */
export function looksLikePhone(typed: string): boolean {
  const text = typed.trim().normalize('NFKC')
  return /^[+(\d٠-٩۰-۹][\d٠-٩۰-۹\s().\-/]*$/.test(text) && phoneDigits(text).length >= fewestDigits
}

/**
 * How well a stored number answers typed digits: 3 its end or the whole of it, 2 its beginning with or without the country
 * code (up to three digits), 1 somewhere inside, 0 not at all. Both sides are `phoneDigits`.
 */
export function phoneMatch(stored: string, typed: string): 0 | 1 | 2 | 3 {
  if (typed === '' || stored === '') return 0
  if (stored.endsWith(typed) || (stored.length >= 7 && typed.endsWith(stored))) return 3
  const at = stored.indexOf(typed)
  if (at < 0) return 0
  return at <= 3 ? 2 : 1
}

/**
 * The same number as it may be stored with less in front: without a country code of one to three digits. Only for
 * numbers long enough to have one.
 */
export function withoutCountryCode(digits: string): string[] {
  return [1, 2, 3].map((length) => digits.slice(length)).filter((rest) => rest.length >= 7)
}
