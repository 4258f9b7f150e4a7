import type { Reason } from '../plan/reason.ts'
import type { Problem } from '../problem/problem.ts'
import type { ProblemRoute } from '../problem/problem-route.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'
import { certificateConstraint } from './certificate.ts'
import type { StaticConstraint } from './constraint.ts'
import { crewConstraint } from './crew.ts'
import { dayConstraint } from './day.ts'
import { insuredConstraint } from './insured.ts'
import { loadConstraint, toolsConstraint } from './load.ts'
import { lockConstraint } from './lock.ts'
import { skillConstraint } from './skill.ts'
import { excludedTechnicianConstraint, requiredTechnicianConstraint } from './technician.ts'
import { territoryConstraint } from './territory.ts'
import { windowsConstraint } from './windows.ts'

/** What needs no times to be judged, the ones that decide most first: the first failing one is the reason people read. */
export const staticConstraints: readonly StaticConstraint[] = [
  lockConstraint,
  skillConstraint,
  certificateConstraint,
  insuredConstraint,
  requiredTechnicianConstraint,
  excludedTechnicianConstraint,
  toolsConstraint,
  loadConstraint,
  crewConstraint,
  dayConstraint,
  territoryConstraint,
  windowsConstraint,
]

/** The first rule that keeps a visit off a route whatever else is there, or null. */
export function judgeStatic(visit: ProblemVisit, route: ProblemRoute, problem: Problem): Reason | null {
  // A place a person fixed is not judged again: the plan keeps it and is built around it.
  if (visit.locked?.routeIds.includes(route.id)) return null
  for (const constraint of staticConstraints) {
    const reason = constraint(visit, route, problem)
    if (reason) return reason
  }
  return null
}
