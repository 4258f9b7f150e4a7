import type { RouteSchedule } from '../evaluate/route-schedule.ts'
import type { Problem } from '../problem/problem.ts'
import { absenceConstraint } from './absence.ts'
import { breakConstraint } from './break.ts'
import { carriedConstraint } from './carried.ts'
import { travelLimitConstraint, visitLimitConstraint, wayConstraint } from './day-limits.ts'
import { heldStartConstraint } from './held-start.ts'
import { broken } from './route-constraint.ts'
import type { BrokenRule, RouteConstraint } from './route-constraint.ts'
import { shiftConstraint } from './shift.ts'
import { startWindowConstraint } from './start-window.ts'
import { judgeStatic } from './static-constraints.ts'

/** What needs a day with its times to be judged, the ones that decide most first. */
export const routeConstraints: readonly RouteConstraint[] = [
  wayConstraint,
  carriedConstraint,
  absenceConstraint,
  heldStartConstraint,
  startWindowConstraint,
  shiftConstraint,
  breakConstraint,
  visitLimitConstraint,
  travelLimitConstraint,
]

/** Everything a day breaks, static rules included; empty for a day that can be worked. */
export function judgeRoute(schedule: RouteSchedule, problem: Problem): BrokenRule[] {
  const statics = schedule.stops.flatMap(({ visit }) => {
    const reason = visit && judgeStatic(visit, schedule.route, problem)
    return reason ? [broken(schedule, visit.id, reason)] : []
  })
  return [...statics, ...routeConstraints.flatMap((constraint) => constraint(schedule, problem))]
}
