import type { AppError } from '../kernel/app-error.ts'
import { notFound } from '../kernel/app-error.ts'

/**
 * The refusal of a patch that points at a record that is not there, or null. `found` holds the loaded record of each
 * reference `x` that a field `xId` may name.
 */
export function missingReference(
  set: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>>,
): AppError | null {
  for (const [name, record] of Object.entries(found)) {
    const id = set[`${name}Id`]
    if (typeof id === 'string' && !record) return notFound(name, id)
  }
  return null
}
