import type { Reason } from '#optimizer/plan/reason.ts'
import { closedDuring } from '#shared/domain/rules/opening-hours.ts'
import { wishedFor } from '#shared/domain/technician/technician-wish.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Violation } from '#shared/kernel/app-error.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { openStarts } from './open-starts.ts'
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
  const closed = rule === 'window' ? closedAt(visit, told, line) : null
  if (closed) return closed
  return { rule: ruleOf(rule, visit, told), severity: severity === 'override' ? 'asks' : 'forbids', facts: told }
}

/**
 * What the board says where a site is closed, if that is what speaks against the visit: for as long as was promised, at
 * the start that was looked at, or for the whole shift.
 */
function closedAt(visit: VisitDetail, told: Violation['facts'], line: TimeLine): Violation | null {
  const { windowStartsAt, windowEndsAt, durationMinutes } = visit.visit
  const { startsAt, shiftStartsAt, shiftEndsAt } = told
  const closedFrom = (start: number) => closedDuring(visit.opening, { start, end: start + durationMinutes * minuteMs })
  const noStartIn = (start: number, end: number) => openStarts(visit, { start, end }, line)?.length === 0
  if (windowStartsAt !== null && windowEndsAt !== null) {
    if (noStartIn(windowStartsAt, windowEndsAt - 1)) return closedFrom(windowStartsAt)[0] ?? null
    if (typeof startsAt !== 'number' || startsAt < windowStartsAt || startsAt >= windowEndsAt) return null
  }
  if (typeof startsAt === 'number') return closedFrom(startsAt)[0] ?? null
  if (typeof shiftStartsAt !== 'number' || typeof shiftEndsAt !== 'number') return null
  return noStartIn(shiftStartsAt, shiftEndsAt) ? (closedFrom(shiftStartsAt)[0] ?? null) : null
}

/** The optimizer knows one kind of window; the board tells what is behind it: a promise, or that the day is over. */
function ruleOf(rule: string, { visit }: VisitDetail, told: Record<string, Violation['facts'][string]>): string {
  if (rule !== 'window') return rule
  if (visit.windowStartsAt === null || visit.windowEndsAt === null) return 'no-time-left'
  told['fromAt'] = visit.windowStartsAt
  told['untilAt'] = visit.windowEndsAt
  return rule
}
