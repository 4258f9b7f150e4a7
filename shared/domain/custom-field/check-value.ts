import { isDay } from '../../kernel/zone.ts'
import type { CustomField } from './custom-field.ts'
import type { CustomValue } from './custom-values.ts'

/** What of a field decides whether a value fits. */
export interface FieldShape {
  readonly type: CustomField['type']
  readonly choices: readonly string[]
}

/** Longest text of one value. */
export const longestText = 10_000

/** Why a value does not fit its field: a key of the message files (`fields.problem.…`); null when it does. */
export function problemOfValue(field: FieldShape, value: CustomValue): string | null {
  switch (field.type) {
    case 'text':
      if (typeof value !== 'string') return 'notText'
      return value.length > longestText ? 'tooLong' : null
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'notNumber'
    case 'date':
      return typeof value === 'string' && isDay(value) ? null : 'notDay'
    case 'choice':
      return typeof value === 'string' && field.choices.includes(value) ? null : 'notChoice'
    case 'yesNo':
      return typeof value === 'boolean' ? null : 'notYesNo'
  }
}

const yes = ['yes', 'true', '1', 'y', 'x', 'ja', 'wahr']
const no = ['no', 'false', '0', 'n', 'nein', 'falsch']

/**
 * Reads a typed or imported text as a value of a field. Null for an empty text; undefined when the text does not say
 * what the field wants. Numbers have a point or a comma as decimal mark and no thousands marks; choices match without
 * regard to case.
 */
export function readCustomValue(field: FieldShape, text: string): CustomValue | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const value = valueOf(field, trimmed, text)
  return value === undefined || problemOfValue(field, value) !== null ? undefined : value
}

function valueOf(field: FieldShape, trimmed: string, text: string): CustomValue | undefined {
  switch (field.type) {
    case 'text':
      return text
    case 'date':
      return trimmed
    case 'number':
      return /^[+-]?\d+(?:[.,]\d+)?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : undefined
    case 'choice':
      return field.choices.find((choice) => choice.toLowerCase() === trimmed.toLowerCase())
    case 'yesNo': {
      const word = trimmed.toLowerCase()
      if (yes.includes(word)) return true
      return no.includes(word) ? false : undefined
    }
  }
}

/** A value as text that `readCustomValue` reads back: for files and fields. */
export function customValueText(value: CustomValue | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

/** A key for a new field made from its label: letters and digits of it, made different from the keys there are. */
export function keyOfLabel(label: string, taken: readonly string[]): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '')
  const joined = words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
  const base = (/^[a-z]/.test(joined) ? joined : `field${joined}`).slice(0, 40)
  for (let at = 1; ; at += 1) {
    const key = at === 1 ? base : `${base}${at}`
    if (!taken.includes(key)) return key
  }
}
