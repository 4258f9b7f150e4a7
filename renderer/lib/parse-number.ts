/**
 * A number as people write it, with or without a unit behind it: `7.2`, `7,2 bar`, `-12`, `1,250`. A comma or dot before
 * exactly three digits is taken as the language takes it, anywhere else it is the decimal sign. Null for anything else.
 */
export function parseNumber(typed: string, language: string): number | null {
  const found = /^\s*([-+−]?)\s*([\d.,'\u00A0\u202F ]*\d)\s*[^\d.,]*$/.exec(typed)
  if (!found) return null
  const digits = found[2]!.replace(/['\u00A0\u202F ]/g, '')
  const decimal = language === 'de' ? ',' : '.'
  const grouped = decimal === '.' ? /^\d{1,3}(,\d{3})+(\.\d+)?$/ : /^\d{1,3}(\.\d{3})+(,\d+)?$/
  const plain = grouped.test(digits)
    ? digits.replaceAll(decimal === '.' ? ',' : '.', '').replace(',', '.')
    : digits.replace(',', '.')
  if (!/^(\d+\.?\d*|\.\d+)$/.test(plain)) return null
  const value = Number(plain)
  return Number.isFinite(value) ? (found[1] === '-' || found[1] === '−' ? -value : value) : null
}
