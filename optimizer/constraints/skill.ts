import { hard } from './constraint.ts'
import type { StaticConstraint } from './constraint.ts'

/** The technician holds each skill the visit needs, at the level it needs or higher. */
export const skillConstraint: StaticConstraint = (visit, route) => {
  for (const { skill, level } of visit.skills) {
    const heldLevel = route.skills[skill] ?? 0
    if (heldLevel < level)
      return hard(heldLevel === 0 ? 'skill' : 'skill-level', { skill, neededLevel: level, heldLevel })
  }
  return null
}
