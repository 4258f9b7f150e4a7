import type { CustomFilter } from '#shared/domain/custom-field/custom-filter.ts'
import type { KeyCell } from '../../store/keyset/cursor.ts'

/** The condition of a filter on an office's own field, on the JSON column named. */
export function customCondition(column: string, filter: CustomFilter): { readonly where: string; params: KeyCell[] } {
  const path = `$.${filter.key}`
  const value = `json_extract(${column}, ?)`
  const asked = filter.value
  // JSON's true and false come out of SQLite as 1 and 0.
  const cell = typeof asked === 'boolean' ? Number(asked) : (asked ?? '')
  switch (filter.test) {
    case 'filled':
      return { where: `${value} IS NOT NULL`, params: [path] }
    case 'empty':
      return { where: `${value} IS NULL`, params: [path] }
    case 'contains':
      return { where: `instr(lower(${value}), lower(?)) > 0`, params: [path, String(asked ?? '')] }
    case 'atLeast':
      return { where: `${value} >= ?`, params: [path, cell] }
    case 'atMost':
      return { where: `${value} <= ?`, params: [path, cell] }
    case 'is':
      return { where: `${value} = ?`, params: [path, cell] }
  }
}
