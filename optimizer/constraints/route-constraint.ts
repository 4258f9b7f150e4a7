import type { Reason } from '../plan/reason.ts'
import type { Problem } from '../problem/problem.ts'
import type { RouteSchedule } from '../evaluate/route-schedule.ts'

/** A rule that is broken on a route, and by which visit; null when it is the day as a whole. */
export interface BrokenRule {
  readonly routeId: string
  readonly visitId: string | null
  readonly reason: Reason
}

/** What a day with its times breaks of one rule; empty when it is kept. */
export type RouteConstraint = (schedule: RouteSchedule, problem: Problem) => BrokenRule[]

/** One broken rule. */
export function broken(schedule: RouteSchedule, visitId: string | null, reason: Reason): BrokenRule {
  return { routeId: schedule.route.id, visitId, reason }
}
