import type { LeveledSkill } from './convert.ts'
import type { RowValues } from './row-reader.ts'

/** The value of a field as text; null when it is not mapped or the cell is empty. */
export function textValue(values: RowValues, field: string): string | null {
  const value = values[field]
  return typeof value === 'string' ? value : null
}

/** The value of a field as a number; null when there is none. */
export function numberValue(values: RowValues, field: string): number | null {
  const value = values[field]
  return typeof value === 'number' ? value : null
}

/** The value of a field as yes or no; null when there is none. */
export function booleanValue(values: RowValues, field: string): boolean | null {
  const value = values[field]
  return typeof value === 'boolean' ? value : null
}

/** The skills of a field; none when it is empty. */
export function skillsValue(values: RowValues, field: string): readonly LeveledSkill[] {
  const value = values[field]
  return Array.isArray(value) ? (value as readonly LeveledSkill[]) : []
}
