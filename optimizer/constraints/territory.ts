import { override } from './constraint.ts'
import type { StaticConstraint } from './constraint.ts'

/** Where the border is strict, only technicians of the territory come. */
export const territoryConstraint: StaticConstraint = (visit, route) =>
  visit.territory !== null && visit.territoryStrict && !route.territories.includes(visit.territory)
    ? override('territory', { territory: visit.territory })
    : null
