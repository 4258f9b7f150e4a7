import type { PlannedChange } from '#shared/queries/plan.ts'

/** Changes that can still be accepted. */
export function openChanges(changes: readonly PlannedChange[]): readonly PlannedChange[] {
  return changes.filter(({ state }) => state === 'open')
}

/** The open changes that are ticked: all but those taken out by hand. */
export function tickedChanges(changes: readonly PlannedChange[], left: ReadonlySet<string>): readonly PlannedChange[] {
  return openChanges(changes).filter(({ visitId }) => !left.has(visitId))
}

/**
 * Ticks visits or takes them out: what a ticked one needs is ticked along with it, and what needs one that is taken out
 * is taken out too. Answers what is taken out from now on. (The needs of a change hold what these need in turn.)
 */
export function tick(
  changes: readonly PlannedChange[],
  left: ReadonlySet<string>,
  visitIds: readonly string[],
  on: boolean,
): ReadonlySet<string> {
  const asked = new Set(visitIds)
  const next = new Set(left)
  for (const { visitId, needs } of changes) {
    if (on && asked.has(visitId)) for (const id of [visitId, ...needs]) next.delete(id)
    if (!on && (asked.has(visitId) || needs.some((id) => asked.has(id)))) next.add(visitId)
  }
  return next
}

/** How many other changes go along, of each change: those it needs that are not accepted yet. */
export function goingAlong(changes: readonly PlannedChange[]): ReadonlyMap<string, number> {
  const open = new Set(openChanges(changes).map(({ visitId }) => visitId))
  return new Map(changes.map(({ visitId, needs }) => [visitId, needs.filter((id) => open.has(id)).length]))
}
