import { builtInMappings, genericMappingName } from './built-in.ts'
import { fieldsOf } from './fields.ts'
import type { FieldDefinition } from './fields.ts'
import { headerKey } from './header-key.ts'
import { importTargets } from './mapping.ts'
import type { Binding, ImportTarget, Mapping } from './mapping.ts'
import type { OwnField } from './own-fields.ts'
import { missingColumns } from './row-reader.ts'
import { guessTimeFormat } from './time-format.ts'

/** The beginning of a file, as guessing sees it. */
export interface FileSample {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The known mapping that fits the columns best: all it needs is there, and it uses more of them than the others. */
export function fittingMapping(
  columns: readonly string[],
  known: readonly Mapping[] = builtInMappings,
): Mapping | null {
  const there = new Set(columns)
  const used = (mapping: Mapping) =>
    new Set(mapping.bindings.flatMap((one) => one.columns).filter((column) => there.has(column))).size
  const fitting = known.filter((mapping) => missingColumns(mapping, columns).length === 0)
  return fitting.sort((a, b) => used(b) - used(a)).find((mapping) => used(mapping) >= 3) ?? null
}

/**
 * A mapping guessed from header names and the first rows. The target is the one whose required fields are all found
 * and that makes sense of most columns; a person looks it over before anything is imported.
 */
export function guessMapping(
  sample: FileSample,
  target: ImportTarget | null = null,
  own: readonly OwnField[] = [],
): Mapping {
  const guesses = (target ? [target] : importTargets).map((one) => bindingsFor(one, sample, own))
  const best = guesses.sort((a, b) => score(b) - score(a))[0]!
  return {
    name: genericMappingName,
    target: best.target,
    zone: null,
    setsOfficeZone: false,
    archive: false,
    bindings: best.bindings,
    fixed: {},
    defaultPoints: [],
    territoryPrefix: '',
    companions: [],
  }
}

interface Guess {
  readonly target: ImportTarget
  readonly bindings: Binding[]
}

function score({ target, bindings }: Guess): number {
  const bound = new Set(bindings.map((binding) => binding.field))
  const required = fieldsOf(target).filter((field) => field.required)
  const whole = required.every((field) => bound.has(field.name))
  return (whole ? 100 : 0) + bindings.length - importTargets.indexOf(target) / 10
}

/** Fields that may feed on a column another field has taken: a request without a title is called after its kind. */
const sharing = new Set(['title'])

function bindingsFor(target: ImportTarget, sample: FileSample, own: readonly OwnField[]): Guess {
  const keys = sample.columns.map(headerKey)
  const taken = new Set<number>()
  const bindings: Binding[] = []
  const fields = [...fieldsOf(target, own)].sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false))
  for (const field of fields) {
    const at = columnFor(field, keys, sharing.has(field.name) ? new Set() : taken)
    if (at < 0) continue
    const column = sample.columns[at]!
    if (!sharing.has(field.name)) taken.add(at)
    bindings.push({ field: field.name, columns: [column], required: false, labelled: false, format: formatFor(field, at, sample), table: null, separator: null }) // prettier-ignore
  }
  return { target, bindings }
}

function columnFor(field: FieldDefinition, keys: readonly string[], taken: ReadonlySet<number>): number {
  for (const header of field.headers) {
    const at = keys.findIndex((key, index) => key === header && !taken.has(index))
    if (at >= 0) return at
  }
  return -1
}

function formatFor(field: FieldDefinition, at: number, sample: FileSample): string | null {
  if (field.kind !== 'instant' && field.kind !== 'day') return null
  return guessTimeFormat(sample.rows.map((cells) => cells[at] ?? '')) ?? null
}
