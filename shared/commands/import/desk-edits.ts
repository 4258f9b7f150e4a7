import type { EntityName } from '../../domain/entities.ts'
import type { ImportedBefore } from '../read.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * Guards what the office changed since the last import. A value that differs from what an import wrote last was put
 * there by somebody here, and so was a value that no import wrote: the file does not take it away.
 */
export interface DeskEdits {
  /** Whether a field keeps its value although the file has another; counted. */
  keeps(entity: EntityName, row: Fields & { readonly id: string }, field: string): boolean
  /** As `keeps`, for one value of a custom field. */
  keepsCustom(entity: EntityName, row: Fields & { readonly id: string }, key: string): boolean
  /** Whether the office removed a record like this one: an import does not bring it back; counted. */
  keepsRemoved(entity: EntityName, like: Fields): boolean
  /** How many fields were kept so far. */
  kept(): number
}

export function createDeskEdits(before: ImportedBefore): DeskEdits {
  const removed = new Map<EntityName, readonly Fields[]>()
  let kept = 0
  const count = (keeps: boolean) => {
    if (keeps) kept++
    return keeps
  }
  return {
    keeps(entity, row, field) {
      const imported = before.valuesOf(entity, row.id)
      return count(field in imported ? !same(imported[field], row[field]) : !isEmpty(row[field]))
    },
    keepsCustom(entity, row, key) {
      const imported = valuesIn(before.valuesOf(entity, row.id)['custom'])
      const here = valuesIn(row['custom'])[key]
      return count(key in imported ? !same(imported[key], here) : !isEmpty(here))
    },
    keepsRemoved(entity, like) {
      let known = removed.get(entity)
      if (!known) removed.set(entity, (known = before.removed(entity)))
      return count(known.some((one) => Object.entries(like).every(([field, value]) => same(one[field], value))))
    },
    kept: () => kept,
  }
}

/** Values as the log keeps them: structured ones are equal when their JSON is. */
function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function valuesIn(custom: unknown): Fields {
  return (custom ?? {}) as Fields
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
