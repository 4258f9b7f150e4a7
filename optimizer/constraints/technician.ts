import { hard } from './constraint.ts'
import type { StaticConstraint } from './constraint.ts'

/** Where somebody is asked for, nobody else comes. */
export const requiredTechnicianConstraint: StaticConstraint = (visit, route) =>
  visit.requiredTechnicians.length > 0 && !visit.requiredTechnicians.includes(route.technicianId)
    ? hard('required-technician', { technicianId: visit.requiredTechnicians[0] ?? null })
    : null

/** Whom the customer does not want does not come. */
export const excludedTechnicianConstraint: StaticConstraint = (visit, route) =>
  visit.excludedTechnicians.includes(route.technicianId)
    ? hard('excluded-technician', { technicianId: route.technicianId })
    : null
