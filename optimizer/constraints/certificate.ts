import { hard } from './constraint.ts'
import type { StaticConstraint } from './constraint.ts'

/** Each certificate the visit needs is valid on the day. */
export const certificateConstraint: StaticConstraint = (visit, route) => {
  const certificate = visit.certificates.find((needed) => !route.certificates.includes(needed))
  return certificate === undefined ? null : hard('certificate', { certificate })
}
