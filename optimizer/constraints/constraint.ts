import type { Reason } from '../plan/reason.ts'
import type { Problem } from '../problem/problem.ts'
import type { ProblemRoute } from '../problem/problem-route.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'

/** Whether a visit may be on a route at all, whatever else is there and whenever it starts; null when it may. */
export type StaticConstraint = (visit: ProblemVisit, route: ProblemRoute, problem: Problem) => Reason | null

/** Never allowed. */
export function hard(rule: string, facts: Reason['facts']): Reason {
  return { rule, severity: 'hard', facts }
}

/** Allowed for a person who gives a reason; never by the machine. */
export function override(rule: string, facts: Reason['facts']): Reason {
  return { rule, severity: 'override', facts }
}
