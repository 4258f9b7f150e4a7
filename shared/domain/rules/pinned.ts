import type { Violation } from '../../kernel/app-error.ts'
import type { VisitDetail } from '../visit/visit-detail.ts'
import { asks } from './rule.ts'
import type { Rule } from './rule.ts'

/** Somebody fixed this visit's place: moving it wants a reason. */
export const pinnedRule: Rule = ({ detail, schedule, start }) => {
  if (detail.visit.startsAt === start && detail.technicianId === schedule.technician.id) return []
  return pinnedViolations(detail)
}

/** The same for any other place, whichever it is. */
export function pinnedViolations({ visit }: VisitDetail): Violation[] {
  return visit.pinned && visit.startsAt !== null ? asks('pinned', { fromAt: visit.startsAt }) : []
}
