import { hard } from './constraint.ts'
import type { StaticConstraint } from './constraint.ts'

/** A vendor without insurance on the day does not do what needs it. */
export const insuredConstraint: StaticConstraint = (visit, route) =>
  visit.needsInsured && !route.insured ? hard('insured', { technicianId: route.technicianId }) : null
