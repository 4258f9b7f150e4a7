import type { BrokenRule } from '../constraints/route-constraint.ts'
import { evaluate, evaluateWithRules } from '../evaluate/evaluate.ts'
import type { Sequences } from '../evaluate/sequences.ts'
import type { Plan } from '../plan/plan.ts'
import type { Problem } from '../problem/problem.ts'

/** Sequences that break nothing but what locked visits break alone, and their plan, without reasons. */
export interface Valid {
  readonly sequences: Sequences
  readonly plan: Plan
}

/**
 * The search and the evaluator agree; should they ever not, the evaluator is right, and what it refuses is taken out
 * until nothing is refused. Locked visits stay, and rules that they break alone are theirs to break.
 */
export function withoutBroken(problem: Problem, sequences: Sequences): Valid {
  const locked = new Set(problem.visits.flatMap(({ id, locked }) => (locked ? [id] : [])))
  let kept = sequences
  let brokenByLocks: Set<string> | null = null
  for (let round = 0; round <= problem.visits.length; round++) {
    const { plan, broken: all } = evaluateWithRules(problem, kept)
    if (all.length === 0) return { sequences: kept, plan }
    brokenByLocks ??= new Set(
      evaluateWithRules(problem, only(locked, sequences)).broken.map((broken) => keyOf(broken, locked)),
    )
    const known = brokenByLocks
    const out = toTakeOut(
      problem,
      kept,
      locked,
      all.filter((broken) => !known.has(keyOf(broken, locked))),
    )
    if (out.size === 0) return { sequences: kept, plan }
    kept = kept.map((stops) => stops.filter(({ kind, id }) => kind === 'depot' || !out.has(id)))
  }
  return { sequences: kept, plan: evaluate(problem, kept) }
}

/** What tells one broken rule from another: a locked visit that cannot be in time breaks now this rule, now that. */
function keyOf({ routeId, visitId, reason }: BrokenRule, locked: ReadonlySet<string>): string {
  return visitId !== null && locked.has(visitId) && reason.rule !== 'overtime' ? visitId : `${routeId} ${reason.rule}`
}

function only(ids: ReadonlySet<string>, sequences: Sequences): Sequences {
  return sequences.map((stops) => stops.filter(({ kind, id }) => kind === 'depot' || ids.has(id)))
}

/** The visits that break a rule; where a day as a whole is too much, its last visit that may go. */
function toTakeOut(
  problem: Problem,
  sequences: Sequences,
  locked: ReadonlySet<string>,
  broken: readonly BrokenRule[],
): Set<string> {
  const out = new Set<string>()
  for (const { routeId, visitId } of broken) {
    const stops = sequences[problem.routes.findIndex(({ id }) => id === routeId)] ?? []
    const guilty =
      visitId !== null && !locked.has(visitId)
        ? visitId
        : stops.findLast(({ kind, id }) => kind === 'visit' && !locked.has(id))?.id
    if (guilty !== undefined) out.add(guilty)
  }
  return out
}
