import { fieldsOf } from './fields.ts'
import type { Binding, ImportTarget, Mapping } from './mapping.ts'
import type { OwnField } from './own-fields.ts'

/** The field a column feeds; null when it is left out. */
export function fieldOfColumn(mapping: Mapping, column: string): string | null {
  return mapping.bindings.find((binding) => binding.columns.includes(column))?.field ?? null
}

/**
 * The mapping with a column feeding another field, or none. Texts can be made of several columns, one after the
 * other; any other field takes the new column instead of the one it had.
 */
export function bindColumn(
  mapping: Mapping,
  column: string,
  field: string | null,
  format: string | null,
  own: readonly OwnField[] = [],
): Mapping {
  const freed = mapping.bindings.flatMap((binding) => {
    if (!binding.columns.includes(column)) return [binding]
    const columns = binding.columns.filter((name) => name !== column)
    return columns.length > 0 ? [{ ...binding, columns }] : []
  })
  if (field === null) return { ...mapping, bindings: freed }
  const kind = fieldsOf(mapping.target, own).find((one) => one.name === field)?.kind
  const current = freed.find((binding) => binding.field === field)
  if (current && kind === 'text') {
    const joined: Binding = { ...current, columns: [...current.columns, column] }
    return { ...mapping, bindings: freed.map((binding) => (binding === current ? joined : binding)) }
  }
  const fresh: Binding = { field, columns: [column], required: false, labelled: false, format, table: null, separator: null } // prettier-ignore
  return { ...mapping, bindings: [...freed.filter((binding) => binding !== current), fresh] }
}

/** The mapping with another date pattern for a column. */
export function setFormat(mapping: Mapping, column: string, format: string | null): Mapping {
  const bindings = mapping.bindings.map((binding) =>
    binding.columns.includes(column) ? { ...binding, format } : binding,
  )
  return { ...mapping, bindings }
}

/** Required fields that no column feeds yet. */
export function unboundRequired(mapping: Mapping): string[] {
  const bound = new Set([
    ...mapping.bindings.map((binding) => binding.field),
    ...Object.keys(mapping.fixed).filter((field) => mapping.fixed[field] !== ''),
  ])
  return fieldsOf(mapping.target).flatMap((field) => (field.required && !bound.has(field.name) ? [field.name] : []))
}

/** The mapping with the same text for a field on every row; null takes that away, an empty text waits to be filled in. */
export function setFixed(mapping: Mapping, field: string, text: string | null): Mapping {
  const { [field]: _was, ...rest } = mapping.fixed
  return { ...mapping, fixed: text === null ? rest : { ...rest, [field]: text.trim() } }
}

/** The mapping for another target, with the bindings that mean something there. */
export function withTarget(mapping: Mapping, target: ImportTarget, own: readonly OwnField[] = []): Mapping {
  const known = new Set(fieldsOf(target, own).map((field) => field.name))
  const fixed = Object.fromEntries(Object.entries(mapping.fixed).filter(([field]) => known.has(field)))
  return { ...mapping, target, fixed, bindings: mapping.bindings.filter((binding) => known.has(binding.field)) }
}
