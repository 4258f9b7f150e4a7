/** A work type as choices name it. */
interface OfferedType {
  readonly id: string
  readonly name: string
  readonly active: boolean
}

/**
 * The work types that may be given to a record: those in use, and the one it has already, so that an old record does not
 * lose it.
 */
export function offeredWorkTypes<T extends OfferedType>(all: readonly T[] | undefined, current: string | null): T[] {
  return (all ?? []).filter(({ id, active }) => active || id === current)
}
