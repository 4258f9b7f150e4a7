/** The named parts of the objective, in the order they are shown. */
export const termNames = [
  'travel',
  'distance',
  'wait',
  'overtime',
  'lateness',
  'unassigned',
  'wish',
  'preferred',
  'lastTechnician',
  'overqualified',
  'territory',
  'balance',
  'change',
  'vehicle',
] as const
export type TermName = (typeof termNames)[number]

/**
 * Weighted cost by name, integers; a term that is missing is 0. `vehicle` holds fixed and service costs of routes,
 * `change` everything about the published plan.
 */
export type Terms = Readonly<Partial<Record<TermName, number>>>

/** The sum of terms: the objective they stand for. */
export function totalOf(terms: Terms): number {
  let total = 0
  for (const name of termNames) total += terms[name] ?? 0
  return total
}
