import { override } from './constraint.ts'
import type { StaticConstraint } from './constraint.ts'

/** The visit may be planned on the day of the route. */
export const dayConstraint: StaticConstraint = (visit, route) =>
  visit.days.length > 0 && !visit.days.includes(route.day) ? override('day', { on: route.day }) : null
