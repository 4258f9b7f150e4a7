import { warns } from './rule.ts'
import type { Rule } from './rule.ts'

/** A visit planned to start before now is late the moment it is placed. */
export const pastRule: Rule = ({ detail, start, now, schedule }) => {
  const unchanged = detail.visit.startsAt === start && detail.technicianId === schedule.technician.id
  return start < now && !unchanged ? warns('past', { startsAt: start }) : []
}
