import { forbids } from './rule.ts'
import type { Rule } from './rule.ts'

/** Nobody who has left, or is switched off, gets work. */
export const inactiveRule: Rule = ({ schedule: { technician } }) =>
  technician.active && technician.deletedAt === null ? [] : forbids('inactive', { technician: technician.code })
