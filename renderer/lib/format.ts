import { decimalText } from '#shared/domain/cost/currency.ts'
import { currentLanguage, t } from './messages.ts'
import { officeCurrency } from './office-currency.ts'

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${currentLanguage()}|${zone}|${JSON.stringify(options)}`
  let found = formatters.get(key)
  // English here is British English: day before month and the 24-hour clock, as printed packets have it.
  const locale = currentLanguage() === 'en' ? 'en-GB' : currentLanguage()
  if (!found) formatters.set(key, (found = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })))
  return found
}

/** Wall-clock time of an instant, `08:05`. */
export function formatTime(instantMs: number, zone: string): string {
  return formatter(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instantMs)
}

/** Short date of an instant, `6 Sep`; with the year when asked. */
export function formatDate(instantMs: number, zone: string, withYear = false): string {
  return formatter(zone, { day: 'numeric', month: 'short', ...(withYear ? { year: 'numeric' } : {}) }).format(instantMs)
}

/** Date and time, `6 Sep 2011, 08:05`. */
export function formatDateTime(instantMs: number, zone: string): string {
  return `${formatDate(instantMs, zone, true)}, ${formatTime(instantMs, zone)}`
}

/** A calendar day in words, `Tue 6 September 2011`. */
export function formatDay(day: string, style: 'long' | 'medium' | 'short' = 'long'): string {
  const noon = Date.parse(`${day}T12:00:00Z`)
  const options: Record<typeof style, Intl.DateTimeFormatOptions> = {
    long: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
    medium: { weekday: 'short', day: 'numeric', month: 'short' },
    short: { day: 'numeric', month: 'short' },
  }
  return formatter('UTC', options[style]).format(noon).replace(',', '')
}

/** A length of time, `1 h 20`, `45 min`, `3 d 4 h`. Negative lengths carry a minus sign. */
export function formatMinutes(minutes: number): string {
  const sign = minutes < 0 ? '−' : ''
  const whole = Math.round(Math.abs(minutes))
  if (whole < 60) return t('units.minutes', { sign, minutes: whole })
  if (whole < 60 * 24) {
    const rest = whole % 60
    return rest === 0
      ? t('units.hours', { sign, hours: Math.floor(whole / 60) })
      : t('units.hoursMinutes', { sign, hours: Math.floor(whole / 60), minutes: String(rest).padStart(2, '0') })
  }
  const hours = Math.round(whole / 60)
  return t('units.daysHours', { sign, days: Math.floor(hours / 24), hours: hours % 24 })
}

/** `+13 min`, `−2 min`. */
export function signedMinutes(minutes: number): string {
  return minutes > 0 ? `+${formatMinutes(minutes)}` : formatMinutes(minutes)
}

/** A length of business time: hours stay hours, because nobody means 24 of them by a business day. `27 h 10`. */
export function formatBusinessMinutes(minutes: number): string {
  const sign = minutes < 0 ? '−' : ''
  const whole = Math.round(Math.abs(minutes))
  if (whole < 60) return t('units.minutes', { sign, minutes: whole })
  const hours = Math.floor(whole / 60)
  return whole % 60 === 0
    ? t('units.hours', { sign, hours })
    : t('units.hoursMinutes', { sign, hours, minutes: String(whole % 60).padStart(2, '0') })
}

/** A number with the language's separators. */
export function formatNumber(value: number, fractionDigits = 0): string {
  return new Intl.NumberFormat(currentLanguage() === 'en' ? 'en-GB' : currentLanguage(), {
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  })
    .format(value)
    .replace('-', '−')
}

/** A quantity with as many digits as it has, three at most: `1.5`, `0.333`, `2`. */
export function formatQuantity(value: number): string {
  return new Intl.NumberFormat(currentLanguage() === 'en' ? 'en-GB' : currentLanguage(), { maximumFractionDigits: 3 })
    .format(value)
    .replace('-', '−')
}

const moneyFormats = new Map<string, Intl.NumberFormat>()

/** Money from minor units, `$1,234.50`, in the language's way of writing it; the office currency unless another is named. */
export function formatMoney(cents: number, currency = officeCurrency()): string {
  const key = `${currentLanguage()}|${currency}`
  let format = moneyFormats.get(key)
  if (!format) {
    const locale = currentLanguage() === 'en' ? 'en-GB' : currentLanguage()
    format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    moneyFormats.set(key, format)
  }
  // As text, so that an amount beyond what a floating-point number holds to the cent stays exact.
  return format.format(decimalText(cents, currency) as Intl.StringNumericLiteral).replace('-', '−')
}

/** A number as it was measured, with the language's decimal sign and no more digits than it has. */
export function numberText(value: number): string {
  const locale = currentLanguage() === 'en' ? 'en-GB' : currentLanguage()
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 12, useGrouping: false }).format(value)
}
