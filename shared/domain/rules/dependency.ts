import type { Violation } from '../../kernel/app-error.ts'
import type { Interval } from '../../kernel/interval.ts'
import { minuteMs } from '../../kernel/zone.ts'
import type { DayClock } from '../schedule/day-clock.ts'
import { fitOfLink, immediateSlackMinutes } from '../visit/link-fit.ts'
import type { VisitDetail, VisitLink } from '../visit/visit-detail.ts'
import { asks, warns } from './rule.ts'
import type { Rule } from './rule.ts'

/**
 * Visits that hang on each other keep their order: together, one after the other, on the same day, without a gap, by
 * the same technician. Facts name the other visit and the start that would fit.
 */
export const dependencyRule: Rule = (placement) =>
  placement.detail.links.flatMap((link) => {
    // The drive between two places is no gap.
    const previous = placement.stops.findLast((stop) => stop.start <= placement.start)
    const drive = link.role === 'on' && previous?.detail.visit.id === link.visitId ? placement.travelBefore.minutes : 0
    return brokenLink(link, { ...placement, technicianId: placement.schedule.technician.id, driveMinutes: drive })
  })

/** Where a visit is or would be, as far as the visits it hangs on ask. */
export interface LinkedPlace extends Interval {
  readonly technicianId: string | null
  readonly clock: DayClock
  /** The drive from the other visit; null where nobody knows it: then no gap is too long. */
  readonly driveMinutes: number | null
}

/** What of one dependency a place breaks; nothing when it is kept. */
export function brokenLink(link: VisitLink, placement: LinkedPlace): Violation[] {
  if (link.status === 'cancelled') return []
  const facts = { workOrderNumber: link.workOrderNumber, sequence: link.sequence }
  // A missed visit has not taken place; it counts again once it has another time.
  if (link.startsAt === null || link.endsAt === null || link.status === 'missed' || link.status === 'toSchedule')
    return link.role === 'on' ? warns('dependency-open', { ...facts, kind: link.kind }) : []
  return [...timeViolations(link, placement, facts), ...technicianViolations(link, placement, facts)]
}

function timeViolations(link: VisitLink, placement: LinkedPlace, facts: Violation['facts']): Violation[] {
  const { start, end, clock } = placement
  if (keepsOrder(link, placement)) return []
  const fitsAt = fitOfLink(link, (end - start) / minuteMs)
  const fit = fitsAt === null ? {} : { fitsAt, fitsOn: clock.dayOf(fitsAt) }
  const rule = link.role === 'on' || link.kind === 'sameStart' ? `dependency-${link.kind}` : `dependency-before`
  return asks(rule, { ...facts, ...fit, kind: link.kind })
}

function keepsOrder(link: VisitLink, { start, end, clock, driveMinutes }: LinkedPlace): boolean {
  const other = { start: link.startsAt!, end: link.endsAt! }
  const [first, then] = link.role === 'on' ? [other, { start, end }] : [{ start, end }, other]
  switch (link.kind) {
    case 'sameStart':
      return first.start === then.start
    case 'after':
      return then.start >= first.end
    case 'afterSameDay':
      return then.start >= first.end && clock.dayOf(then.start) === clock.dayOf(first.start)
    case 'immediatelyAfter': {
      const gap = then.start - first.end
      return gap >= 0 && (driveMinutes === null || gap <= (immediateSlackMinutes + driveMinutes) * minuteMs)
    }
  }
}

function technicianViolations(link: VisitLink, { technicianId }: LinkedPlace, facts: Violation['facts']): Violation[] {
  if (!link.sameTechnician || link.technicianId === null || link.technicianId === technicianId) return []
  return asks('dependency-technician', { ...facts, technician: link.technicianCode ?? '' })
}

/** Starts that the visits a visit hangs on would be content with. */
export function startsOfLinks({ links }: VisitDetail, durationMinutes: number): number[] {
  return links.flatMap((link) => fitOfLink(link, durationMinutes) ?? [])
}
