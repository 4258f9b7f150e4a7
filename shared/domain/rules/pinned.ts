import { asks } from './rule.ts'
import type { Rule } from './rule.ts'

/** Somebody fixed this visit's place: moving it wants a reason. */
export const pinnedRule: Rule = ({ detail: { visit, technicianId }, schedule, start }) => {
  if (!visit.pinned || visit.startsAt === null) return []
  if (visit.startsAt === start && technicianId === schedule.technician.id) return []
  return asks('pinned', { fromAt: visit.startsAt })
}
