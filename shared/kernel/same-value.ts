/**
 * Equality of two field values, as JSON tells them: structured values are compared member by member, in whatever order the
 * keys of an object come; a key without a value counts as none.
 */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((item, index) => sameValue(item, b[index]))
  }
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const given = (object: Record<string, unknown>) => Object.keys(object).filter((key) => object[key] !== undefined)
  const keys = given(one)
  return keys.length === given(other).length && keys.every((key) => sameValue(one[key], other[key]))
}
