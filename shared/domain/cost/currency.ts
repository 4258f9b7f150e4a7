import { z } from 'zod'

/** Currency of an office that has not chosen one. */
export const defaultCurrency = 'USD'

/** An ISO 4217 code. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'a currency is three capital letters, as USD')

/** Most digits after the point of any currency there is. */
const mostDigits = 4

const digitsByCurrency = new Map<string, number>()

/** Digits after the point: 2 for dollars, 0 for yen, 3 for dinars. A code nobody knows has 2. */
export function minorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency)
  if (digits === undefined) {
    digits = currencySchema.safeParse(currency).success
      ? (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
      : 2
    digitsByCurrency.set(currency, Math.min(digits, mostDigits))
  }
  return Math.min(digits, mostDigits)
}

/** Minor units as a plain decimal number, `-12.50`: for files and fields, exact and without separators. */
export function decimalText(cents: number, currency: string): string {
  const digits = minorDigits(currency)
  const text = String(Math.abs(cents)).padStart(digits + 1, '0')
  const sign = cents < 0 ? '-' : ''
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/**
 * Minor units of an amount that a person typed: `1,234.50`, `1234,5`, `12`. The last point or comma is the decimal one
 * when as many digits follow as the currency has, or fewer; others group thousands. Null when it is no amount.
 */
export function centsOfText(typed: string, currency: string): number | null {
  const digits = minorDigits(currency)
  const text = typed.replaceAll(/[\s\u00a0\u202f'’]/g, '').replace('−', '-')
  const parts = /^(-?)((?:\d+[.,])*\d+|\d*)(?:[.,]?)$/.exec(text)
  if (!parts || !/\d/.test(text)) {
    const bare = /^(-?)[.,](\d+)$/.exec(text)
    return bare && bare[2]!.length <= digits ? signed(bare[1]!, '0', bare[2]!, digits) : null
  }
  const groups = parts[2]!.split(/[.,]/)
  const last = groups.at(-1)!
  const decimal = groups.length > 1 && digits > 0 && last.length <= digits
  const whole = (decimal ? groups.slice(0, -1) : groups).join('')
  // Thousands come in threes: `1,23` of a currency without decimals is a slip, not twelve tenths.
  const grouped = (decimal ? groups.slice(1, -1) : groups.slice(1)).every((group) => group.length === 3)
  return grouped ? signed(parts[1]!, whole, decimal ? last : '', digits) : null
}

function signed(sign: string, whole: string, fraction: string, digits: number): number | null {
  const cents = Number(whole + fraction.padEnd(digits, '0'))
  return Number.isSafeInteger(cents) ? (sign === '-' && cents !== 0 ? -cents : cents) : null
}

/** Minor units of an amount in major units that is kept as a number, such as an hourly rate. */
export function centsOfMajor(amount: number, currency: string): number {
  return Math.round(Number((amount * 10 ** minorDigits(currency)).toPrecision(15)))
}
