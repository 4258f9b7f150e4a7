import { absenceRule } from './absence.ts'
import { breakRule } from './break.ts'
import { certificateRule } from './certificate.ts'
import { crewRule } from './crew.ts'
import { dependencyRule } from './dependency.ts'
import { inactiveRule } from './inactive.ts'
import { openingHoursRule } from './opening-hours.ts'
import { overlapRule } from './overlap.ts'
import { pastRule } from './past.ts'
import { pinnedRule } from './pinned.ts'
import type { Rule } from './rule.ts'
import { serviceWindowRule } from './service-window.ts'
import { shiftRule } from './shift.ts'
import { skillRule } from './skill.ts'
import { slaRule } from './sla.ts'
import { stateRule } from './state.ts'
import { technicianWishRule } from './technician-wish.ts'
import { territoryRule } from './territory.ts'
import { tightTravelRule } from './tight-travel.ts'
import { travelLimitRule } from './travel-limit.ts'

/** Every scheduling rule, the ones that decide most first: the first violation is the reason people read. */
export const allRules: readonly Rule[] = [
  inactiveRule,
  stateRule,
  skillRule,
  certificateRule,
  technicianWishRule,
  absenceRule,
  overlapRule,
  crewRule,
  dependencyRule,
  serviceWindowRule,
  openingHoursRule,
  shiftRule,
  territoryRule,
  travelLimitRule,
  pinnedRule,
  slaRule,
  tightTravelRule,
  breakRule,
  pastRule,
]
