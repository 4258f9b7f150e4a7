import { hard } from './constraint.ts'
import type { StaticConstraint } from './constraint.ts'

/** What a person fixed, or what is under way, stays on its routes. */
export const lockConstraint: StaticConstraint = (visit, route) =>
  visit.locked && !visit.locked.routeIds.includes(route.id) ? hard('pinned', { fromAt: visit.locked.start }) : null
