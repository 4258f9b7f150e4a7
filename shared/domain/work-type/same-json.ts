/** Equality of values that are plain JSON, whatever the order of their fields; a field that is undefined counts as left out. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [a, b] as Record<string, unknown>[]
  const keys = new Set([...Object.keys(left!), ...Object.keys(right!)])
  return Array.isArray(a) === Array.isArray(b) && [...keys].every((key) => sameJson(left![key], right![key]))
}
