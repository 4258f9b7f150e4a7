import type { Reason } from '#optimizer/plan/reason.ts'
import { wishedFor } from '#shared/domain/technician/technician-wish.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Violation } from '#shared/kernel/app-error.ts'
import type { TimeLine } from './time-line.ts'

/**
 * A reason of the optimizer in the facts of the board: instants for ticks, whole minutes for lengths, numbers of work
 * orders and names of skills for ids.
 */
export function boardReason(
  { rule, severity, facts }: Reason,
  visit: VisitDetail,
  others: ReadonlyMap<string, VisitDetail>,
  line: TimeLine,
): Violation {
  const told: Record<string, Violation['facts'][string]> = {}
  for (const [name, fact] of Object.entries(facts)) {
    if (typeof fact === 'number' && /At$/.test(name)) told[name] = line.instantOf(fact)
    else if (typeof fact === 'number' && /Ticks$/.test(name))
      told[name.replace(/Ticks$/, 'Minutes')] = Math.ceil(fact / 60)
    else told[name] = fact
  }
  const { visitId, skill } = facts
  if (typeof visitId === 'string') told['workOrderNumber'] = others.get(visitId)?.workOrderNumber ?? null
  if (skill === visit.skillId) told['skill'] = visit.skillName
  if (rule === 'certificate') told['certificate'] = visit.certificateName
  // Who keeps to a territory is shut out like somebody refused; a person may send them all the same.
  if (
    rule === 'excluded-technician' &&
    !wishedFor(visit.technicianWishes, 'never').includes(String(facts['technicianId']))
  )
    return { rule: 'territory', severity: 'asks', facts: told }
  return { rule: ruleOf(rule, visit, told), severity: severity === 'override' ? 'asks' : 'forbids', facts: told }
}

/** The optimizer knows one kind of window; the board tells what is behind it: a promise, or that the day is over. */
function ruleOf(rule: string, { visit }: VisitDetail, told: Record<string, Violation['facts'][string]>): string {
  if (rule !== 'window') return rule
  if (visit.windowStartsAt === null || visit.windowEndsAt === null) return 'no-time-left'
  told['fromAt'] = visit.windowStartsAt
  told['untilAt'] = visit.windowEndsAt
  return rule
}
