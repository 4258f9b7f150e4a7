import type { AppError } from '../../kernel/app-error.ts'
import { err, ok } from '../../kernel/result.ts'
import type { Result } from '../../kernel/result.ts'
import { defaultCurrency } from '../cost/currency.ts'
import { tidy } from './address.ts'
import { converterOf } from './convert.ts'
import type { Converter, FieldValue } from './convert.ts'
import { fieldsOf } from './fields.ts'
import type { FieldDefinition } from './fields.ts'
import type { LocalTimes } from './local-time.ts'
import { bindingSchema } from './mapping.ts'
import type { Mapping } from './mapping.ts'
import type { OwnField } from './own-fields.ts'
import type { Problem } from './problem.ts'

/** Values of one row by field, or the problems that keep it out. */
export type RowReading =
  { readonly ok: true; readonly values: RowValues } | { readonly ok: false; readonly problems: readonly Problem[] }
export type RowValues = Readonly<Record<string, FieldValue>>

/** Reads rows of one file by one mapping. */
export type RowReader = (cells: readonly string[], row: number) => RowReading

interface BoundField {
  readonly field: FieldDefinition
  readonly columns: readonly { readonly name: string; readonly at: number }[]
  readonly labelled: boolean
  readonly separator: string | null
  readonly convert: Converter
}

/**
 * Prepares the reading of a file with these columns, or refuses it when columns that the mapping cannot do without
 * are missing: nothing has been read or written then. Columns the mapping does not name are ignored, and so are custom
 * fields that are no longer in use.
 */
export function createRowReader(
  mapping: Mapping,
  columns: readonly string[],
  times: LocalTimes,
  currency = defaultCurrency,
  own: readonly OwnField[] = [],
): Result<RowReader, AppError> {
  const missing = missingColumns(mapping, columns)
  if (missing.length > 0) return err(wrongColumns(mapping, columns, missing))
  const catalogue = new Map(fieldsOf(mapping.target, own).map((field) => [field.name, field]))
  const bound: BoundField[] = []
  for (const binding of mapping.bindings) {
    const field = catalogue.get(binding.field)
    if (!field) continue
    const found = binding.columns.map((name) => ({ name, at: columns.indexOf(name) })).filter(({ at }) => at >= 0)
    if (found.length === 0) continue
    const { labelled, separator } = binding
    bound.push({ field, columns: found, labelled, separator, convert: converterOf(field, binding, times, currency) })
  }
  const fixed = fixedValues(mapping, fieldsOf(mapping.target, own), (field) =>
    converterOf(field, plainBinding, times, currency),
  )
  if (!fixed.ok) return fixed
  const required = fieldsOf(mapping.target).filter((field) => field.required)
  return ok((cells, row) => readRow(bound, fixed.value, required, cells, row))
}

const plainBinding = bindingSchema.parse({ field: 'fixed', columns: ['fixed'] })

/** The values that every row has unless its own cell says otherwise. */
function fixedValues(
  mapping: Mapping,
  fields: readonly FieldDefinition[],
  converter: (field: FieldDefinition) => Converter,
): Result<RowValues, AppError> {
  const values: Record<string, FieldValue> = {}
  for (const field of fields) {
    const { name } = field
    const text = mapping.fixed[name]
    if (text === undefined || text.trim() === '') continue
    const converted = converter(field)(text.trim())
    if (!converted.ok) {
      const message = `“${text}” is no value for ${field.own?.label ?? name}, which “${mapping.name}” sets for every row. Nothing was imported.`
      return err({ kind: 'invalid-input', message, issues: [{ path: name, message: converted.error.code }] })
    }
    values[name] = converted.value
  }
  return ok(values)
}

function readRow(
  bound: readonly BoundField[],
  fixed: RowValues,
  required: readonly FieldDefinition[],
  cells: readonly string[],
  row: number,
): RowReading {
  const values: Record<string, FieldValue> = { ...fixed }
  const problems: Problem[] = []
  for (const { field, columns, convert, ...how } of bound) {
    const text = textOf(columns, how, cells)
    if (text === '') {
      values[field.name] ??= null
      continue
    }
    const converted = convert(text)
    if (converted.ok) values[field.name] = converted.value
    else problems.push({ row, column: columns[0]!.name, value: text.slice(0, 200), ...converted.error })
  }
  for (const { name } of required) {
    if (values[name] != null || problems.length > 0) continue
    const column = bound.find(({ field }) => field.name === name)?.columns[0]?.name ?? null
    problems.push({ row, column, value: '', code: 'required', facts: { field: name } })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, values }
}

function textOf(
  columns: BoundField['columns'],
  { labelled, separator }: Pick<BoundField, 'labelled' | 'separator'>,
  cells: readonly string[],
): string {
  const cellOf = (at: number) => {
    const cell = (cells[at] ?? '').trim()
    if (separator === null || !cell.includes(separator)) return cell
    return cell.split(separator).map(tidy).filter(Boolean).join(', ')
  }
  if (columns.length === 1 && !labelled) return cellOf(columns[0]!.at)
  const parts = columns
    .map(({ name, at }) => ({ name, text: tidy(cellOf(at)) }))
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => (labelled ? `${labelOf(name)}: ${text}` : text))
  return parts.join(labelled ? '\n' : ', ')
}

/** `city_council_district` as a person would write it: `City council district`. */
function labelOf(column: string): string {
  const words = tidy(column.replace(/[_-]+/g, ' '))
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Columns that the mapping cannot do without and the file does not have. */
export function missingColumns(mapping: Mapping, columns: readonly string[]): string[] {
  const there = new Set(columns)
  const required = new Set(fieldsOf(mapping.target).flatMap((field) => (field.required ? [field.name] : [])))
  return mapping.bindings
    .filter((binding) => binding.required || (required.has(binding.field) && !mapping.fixed[binding.field]))
    .flatMap((binding) => binding.columns.filter((column) => !there.has(column)))
}

function wrongColumns(mapping: Mapping, columns: readonly string[], missing: readonly string[]): AppError {
  const found = columns.join(', ')
  return {
    kind: 'invalid-input',
    message:
      `This file does not have the columns that “${mapping.name}” needs. Missing: ${missing.join(', ')}. ` +
      `Found: ${found}. Nothing was imported. Choose another mapping, or map the columns by hand.`,
    issues: missing.map((column) => ({ path: column, message: `missing; found ${found}` })),
  }
}
