/** What is part of what: the key of a record's parent, or null for one that stands on its own. */
export type ParentOf = (key: string) => string | null | undefined

/** Most steps from a part up to the whole; deeper than any building or machine is taken apart. */
export const deepestHierarchy = 50

/**
 * Whether a record would become part of itself with this parent, directly or through what the parent is part of. A
 * chain longer than `deepestHierarchy` counts as one that never ends.
 */
export function wouldBePartOfItself(key: string, parent: string | null, parentOf: ParentOf): boolean {
  let at: string | null | undefined = parent
  for (let steps = 0; at != null; steps++) {
    if (at === key || steps > deepestHierarchy) return true
    at = parentOf(at)
  }
  return false
}
