import { err, ok } from '../../kernel/result.ts'
import type { Result } from '../../kernel/result.ts'
import { minuteMs } from '../../kernel/zone.ts'
import { defaultCurrency, minorDigits } from '../cost/currency.ts'
import { longestText, readCustomValue } from '../custom-field/check-value.ts'
import type { FieldShape } from '../custom-field/check-value.ts'
import { tidy } from './address.ts'
import type { FieldDefinition } from './fields.ts'
import type { LocalTimes } from './local-time.ts'
import type { Binding } from './mapping.ts'
import type { Problem } from './problem.ts'
import { timeReader } from './time-format.ts'

/** A skill and its level (1 to 5). */
export interface LeveledSkill {
  readonly name: string
  readonly level: number
}

/** What a cell became; null for an empty one. Coordinates stay text: they are judged as a pair. */
export type FieldValue = string | number | boolean | readonly LeveledSkill[] | null

/** Why a cell could not become a value. */
export type Refusal = Pick<Problem, 'code' | 'facts'>

/** Turns the trimmed, non-empty text of a cell into the value of a field. */
export type Converter = (text: string) => Result<FieldValue, Refusal>

/** Longest text taken over from one cell, characters. */
const maxTextLength = 100_000

/** The converter of a field as a binding feeds it. Nothing is guessed: what does not fit is refused with its reason. */
export function converterOf(
  field: FieldDefinition,
  binding: Binding,
  times: LocalTimes,
  currency = defaultCurrency,
): Converter {
  const convert = plainConverter(field, binding, times, currency)
  if (!binding.table) return convert
  const table = new Map(Object.entries(binding.table).map(([word, meaning]) => [wordKey(word), meaning]))
  return (text) => {
    const meaning = table.get(wordKey(text))
    return meaning === '' ? ok(null) : convert(meaning ?? text)
  }
}

function plainConverter(field: FieldDefinition, binding: Binding, times: LocalTimes, currency: string): Converter {
  if (field.own) return ownConverter(field.own, binding)
  switch (field.kind) {
    case 'text':
    case 'latitude':
    case 'longitude':
    case 'point':
      return (text) => (text.length > maxTextLength ? refuse('too-long', { most: maxTextLength }) : ok(text))
    case 'number':
      return numberConverter(field.range ?? [-Number.MAX_VALUE, Number.MAX_VALUE])
    case 'money':
      return moneyConverter(currency)
    case 'day':
      return dayConverter(binding.format)
    case 'instant':
      return instantConverter(binding.format, times)
    case 'timeOfDay':
      return timeOfDay
    case 'boolean':
      return booleanOf
    case 'choice':
      return choiceConverter(field.words ?? {})
    case 'skills':
      return skillList
  }
}

/** A value of a custom field, read by the same rule as one that is typed; dates may be written by a pattern. */
function ownConverter(own: FieldShape, binding: Binding): Converter {
  if (own.type === 'date') return dayConverter(binding.format)
  const refusal: Refusal = {
    text: { code: 'too-long', facts: { most: longestText } },
    number: { code: 'not-a-number', facts: {} },
    choice: { code: 'unknown-word', facts: { known: own.choices.join(', ') } },
    yesNo: { code: 'not-a-boolean', facts: {} },
  }[own.type] as Refusal
  return (text) => {
    const value = readCustomValue(own, text)
    return value === undefined ? err(refusal) : ok(value)
  }
}

function numberConverter([least, most]: readonly [number, number]): Converter {
  return (text) => {
    if (!/^[+-]?\d+(?:\.\d+)?$/.test(text)) return refuse('not-a-number')
    const number = Number(text)
    return number < least || number > most ? refuse('out-of-range', { least, most }) : ok(number)
  }
}

function instantConverter(format: string | null, times: LocalTimes): Converter {
  const read = timeReader(format)
  return (text) => {
    const written = read(text)
    if (!written) return refuse('not-an-instant', { format: format ?? 'YYYY-MM-DD HH:mm:ss' })
    if (written.offsetMinutes !== null) return ok(written.wallMs - written.offsetMinutes * minuteMs)
    return ok(times.toInstant(written.wallMs))
  }
}

/** A calendar day; a time of day behind it is left out, since the day is what was asked for. */
function dayConverter(format: string | null): Converter {
  const read = timeReader(format)
  return (text) => {
    const written = read(text)
    if (!written) return refuse('not-an-instant', { format: format ?? 'YYYY-MM-DD' })
    return ok(new Date(written.wallMs).toISOString().slice(0, 10))
  }
}

/** `1,234.50`, `$12`, `-339.81` and the accountant's `(339.81)`: thousands by comma, decimals by point. */
const amount = /^(?<minus>[-\u2212]?)\p{Sc}?\s?(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<decimals>\d+))?$/u

/** Most that one amount may be, minor units: beyond it sums would no longer be exact. */
const mostMinorUnits = 1e13

/**
 * An amount of money in minor units of the currency; further decimals are rounded, half away from zero. Files follow
 * one convention throughout, so `12.345` is a number with three decimals here, never twelve thousand.
 */
function moneyConverter(currency: string): Converter {
  const digits = minorDigits(currency)
  return (text) => {
    const bracketed = /^\((.*)\)$/.exec(text)
    const found = amount.exec((bracketed?.[1] ?? text).trim())?.groups
    if (!found || (found['minus'] !== '' && bracketed)) return refuse('not-an-amount')
    const decimals = (found['decimals'] ?? '').padEnd(digits + 1, '0')
    const whole = Number(found['whole']!.replaceAll(',', '') + decimals.slice(0, digits))
    const units = whole + (decimals[digits]! >= '5' ? 1 : 0)
    if (units > mostMinorUnits) return refuse('out-of-range', { least: 0, most: mostMinorUnits / 10 ** digits })
    const negative = found['minus'] !== '' || bracketed !== null
    return ok(negative && units > 0 ? -units : units)
  }
}

/** Minutes after midnight of `6:30`, `06:30` or `06:30:00`. */
const timeOfDay: Converter = (text) => {
  const found = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text)
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])]
  if (!found || minute > 59 || hour * 60 + minute > 1440) return refuse('not-a-time-of-day')
  return ok(hour * 60 + minute)
}

const yes = new Set(['yes', 'y', 'true', '1', 'x'])
const no = new Set(['no', 'n', 'false', '0'])

const booleanOf: Converter = (text) => {
  const word = wordKey(text)
  return yes.has(word) ? ok(true) : no.has(word) ? ok(false) : refuse('not-a-boolean')
}

function choiceConverter(words: Readonly<Record<string, readonly string[]>>): Converter {
  const meanings = new Map(Object.entries(words).flatMap(([meaning, list]) => list.map((word) => [word, meaning])))
  for (const meaning of Object.keys(words)) meanings.set(wordKey(meaning), meaning)
  return (text) => {
    // `Closed (Duplicate)` and `Closed - no access` say more than the word, but not another word.
    const meaning = meanings.get(wordKey(text)) ?? meanings.get(wordKey(text.split(/\s*[(:–-]/, 1)[0]!))
    return meaning === undefined ? refuse('unknown-word', { known: Object.keys(words).join(', ') }) : ok(meaning)
  }
}

/** `Sanitation:3;Recycling:1`; a skill without a level is held at level 1. */
const skillList: Converter = (text) => {
  const skills: LeveledSkill[] = []
  for (const item of text.split(';').map(tidy)) {
    if (item === '') continue
    const found = /^(.*?)(?:\s*:\s*([1-5]))?$/.exec(item)
    const name = tidy(found?.[1] ?? '')
    if (!found || name === '' || name.includes(':')) return refuse('not-a-list')
    const again = skills.findIndex((skill) => wordKey(skill.name) === wordKey(name))
    if (again >= 0) return refuse('not-a-list')
    skills.push({ name, level: Number(found[2] ?? 1) })
  }
  return ok(skills)
}

function wordKey(text: string): string {
  return tidy(text).toLowerCase()
}

function refuse(code: Refusal['code'], facts: Refusal['facts'] = {}): Result<never, Refusal> {
  return err({ code, facts })
}
