import { hard } from './constraint.ts'
import type { StaticConstraint } from './constraint.ts'

/** A crew is no larger than the people of the day. */
export const crewConstraint: StaticConstraint = (visit, route, problem) => {
  if (visit.crewSize <= 1) return null
  const people = new Set(problem.routes.filter(({ day }) => day === route.day).map(({ technicianId }) => technicianId))
  return people.size < visit.crewSize ? hard('crew', { needed: visit.crewSize, assigned: people.size }) : null
}
