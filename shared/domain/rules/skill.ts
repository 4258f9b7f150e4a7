import { forbids } from './rule.ts'
import type { Rule } from './rule.ts'

/** The technician holds the skill of the work type at the level it asks for, or higher. */
export const skillRule: Rule = ({ detail, schedule }) => {
  if (detail.skillId === null) return []
  const heldLevel = schedule.skillLevels.get(detail.skillId) ?? 0
  if (heldLevel >= detail.skillLevel) return []
  const facts = { skill: detail.skillName ?? '', neededLevel: detail.skillLevel, heldLevel }
  return forbids(heldLevel === 0 ? 'skill' : 'skill-level', facts)
}
