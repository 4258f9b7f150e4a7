import { z } from 'zod'
import type { ClockFacts, ClockTerms } from '../sla/clocks.ts'
import { isMissed, openPromises, urgencyOf } from '../sla/urgency.ts'
import type { VisitStatus } from '../visit/visit.ts'

/*
 * The one meaning of "at risk": board, queue, map and Today all ask `riskOf`. A visit is at risk when a promise of its
 * work order is missed and still open, when the plan as things go will miss one, when it waits for a place and a
 * promise is due soon, and when it runs late. A visit whose plan keeps every promise is not, however near the deadline.
 */

/** Why a visit is at risk, worst first. `missed`: a promise is lost already. `dueSoon`: it has no place yet. */
export const visitRisks = [
  'missed',
  'endsAfterResolveBy',
  'startsAfterArriveBy',
  'missesWindow',
  'dueSoon',
  'runsLate',
] as const
export const visitRiskSchema = z.enum(visitRisks)
export type VisitRisk = z.infer<typeof visitRiskSchema>

/** A start that slips by fewer minutes is not worth a dispatcher's look. */
export const lateAfterMinutes = 15

/** What the judgement needs; `expected…` are null while unscheduled. */
export interface RiskFacts {
  readonly status: VisitStatus
  /** The promises of its work order. */
  readonly clock: ClockFacts
  readonly windowEndsAt: number | null
  readonly expectedStartsAt: number | null
  readonly expectedEndsAt: number | null
  readonly lateMinutes: number
}

/** The worst danger a visit is in at an instant, or null. Work that has ended is in none. */
export function riskOf(facts: RiskFacts, terms: ClockTerms, now: number, dueSoonMinutes: number): VisitRisk | null {
  const { status, clock, windowEndsAt, expectedStartsAt, expectedEndsAt } = facts
  if (status === 'done' || status === 'partlyDone' || status === 'cancelled' || status === 'missed') return null
  const promises = openPromises(clock, terms)
  if (promises.some((promise) => isMissed(promise, now))) return 'missed'
  // While a hold stops a clock its deadline is not settled: the end of the hold moves it.
  const settled = (name: 'arrive' | 'resolve') =>
    promises.find((promise) => promise.name === name && promise.pausedSince === null)?.targetAt ?? Infinity
  if (expectedEndsAt !== null && expectedEndsAt > settled('resolve')) return 'endsAfterResolveBy'
  if (status === 'onSite') return null
  if (expectedStartsAt !== null && expectedStartsAt > settled('arrive')) return 'startsAfterArriveBy'
  if (windowEndsAt !== null && expectedStartsAt !== null && expectedStartsAt >= windowEndsAt) return 'missesWindow'
  if (status === 'toSchedule') {
    const soon = promises.some((promise) => urgencyOf(promise, terms.calendar, now, dueSoonMinutes) !== 'calm')
    return soon ? 'dueSoon' : null
  }
  return facts.lateMinutes >= lateAfterMinutes ? 'runsLate' : null
}
