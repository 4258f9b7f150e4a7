import { hard } from '../constraints/constraint.ts'
import { judgeRoute } from '../constraints/route-constraints.ts'
import { judgeStatic } from '../constraints/static-constraints.ts'
import type { Unassigned } from '../plan/plan.ts'
import type { Reason } from '../plan/reason.ts'
import type { Problem } from '../problem/problem.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'
import { scheduleRoute } from './schedule-route.ts'
import { visitStop } from './sequences.ts'
import type { Sequences } from './sequences.ts'

/** At most so many days are tried for one visit, and so many reasons told: more tell a person no more. */
const daysTried = 12
const reasonsTold = 3
/**
 * Days walked for all visits together: a plan is told while the search goes on, so its reasons must be found in a few
 * hundredths of a second. Beyond that a visit is only tried at the end of one day.
 */
const walksInAll = 3_000

/** Why visits are left out: what stands in the way on the routes that come nearest, the most frequent first. */
export function reasonsLeftOut(problem: Problem, sequences: Sequences, visits: readonly ProblemVisit[]): Unassigned[] {
  const budget = { walks: walksInAll }
  return visits.map((visit) => ({ visitId: visit.id, reasons: reasonsFor(problem, sequences, visit, budget) }))
}

/** What is left to spend. */
interface Budget {
  walks: number
}

function reasonsFor(problem: Problem, sequences: Sequences, visit: ProblemVisit, budget: Budget): Reason[] {
  const statics: Reason[] = []
  const timed: Reason[] = []
  let tried = 0
  for (const [number, route] of problem.routes.entries()) {
    if (tried > 0 && budget.walks <= 0) break
    const reason = judgeStatic(visit, route, problem)
    if (reason) statics.push(reason)
    else if (tried++ < daysTried) timed.push(...nearestReason(problem, sequences, visit, number, budget))
  }
  if (problem.routes.length === 0) return [hard('no-technician', {})]
  // Somebody could do it in principle: what keeps those people from it is the better answer.
  return mostFrequent(tried > 0 ? timed : statics)
}

/** The one rule broken where adding the visit to a day breaks least; none where it would fit but costs too much. */
function nearestReason(
  problem: Problem,
  sequences: Sequences,
  visit: ProblemVisit,
  number: number,
  budget: Budget,
): Reason[] {
  const route = problem.routes[number]!
  const sequence = sequences[number] ?? []
  let nearest: Reason[] | null = null
  for (let at = budget.walks > 0 ? 0 : sequence.length; at <= sequence.length; at++) {
    budget.walks--
    const tried = [...sequence.slice(0, at), visitStop(visit.id), ...sequence.slice(at)]
    const found = judgeRoute(scheduleRoute(problem, route, tried), problem).map(({ reason }) => reason)
    if (nearest === null || found.length < nearest.length) nearest = found
    if (found.length === 0) return []
  }
  return nearest?.slice(0, 1) ?? []
}

/** One reason a rule, the most frequent rule first; ties in the order they were found. */
function mostFrequent(reasons: readonly Reason[]): Reason[] {
  const byRule = new Map<string, Reason[]>()
  for (const reason of reasons) byRule.set(reason.rule, [...(byRule.get(reason.rule) ?? []), reason])
  return [...byRule.values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, reasonsTold)
    .map(([first]) => first!)
}
