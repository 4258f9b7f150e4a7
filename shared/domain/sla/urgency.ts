import { latestInstant } from '../../kernel/zone-offsets.ts'
import type { BusinessTime } from '../calendar/business-time.ts'
import { addBusinessMinutes } from '../calendar/business-time.ts'
import { clockNames, deadlineField, minutesField } from './clock-name.ts'
import type { ClockName } from './clock-name.ts'
import type { ClockFacts, ClockTerms } from './clocks.ts'
import { stoppedAt } from './clocks.ts'

/*
 * How much a promise needs attention, by its clock alone. `missed`: the deadline has passed and the promise is still
 * open. `urgent` and `soon`: little business time is left. `calm`: the rest, and every clock that stands still on a
 * hold before its deadline. Lists, colours of countdowns and the queue ask here; whether a plan keeps the promise is
 * another question, and `visit-risk.ts` answers it.
 */

/** Minutes of business time left from which a promise is due soon, until the office sets its own. */
export const usualDueSoonMinutes = 240

/** The gravest first. `urgent`: less than half of the time in which a promise is due soon. */
export const clockUrgencies = ['missed', 'urgent', 'soon', 'calm'] as const
export type ClockUrgency = (typeof clockUrgencies)[number]

/** A promise that is still to be kept. */
export interface OpenPromise {
  readonly name: ClockName
  readonly targetAt: number
  /** Since when its clock stands still; null while it runs. */
  readonly pausedSince: number | null
}

/** The promises that are still to be kept, in the order they are made. */
export function openPromises(facts: ClockFacts, { policy }: ClockTerms): OpenPromise[] {
  if (facts.cancelled) return []
  return clockNames.flatMap((name) => {
    const targetAt = facts[deadlineField[name]]
    if (targetAt === null || stoppedAt(name, facts) !== null) return []
    const counted = !facts.promised.includes(name) && (policy?.[minutesField[name]] ?? null) !== null
    return [{ name, targetAt, pausedSince: counted && policy?.pausable ? facts.pausedSince : null }]
  })
}

/** Whether an open promise is lost: its deadline passed while its clock ran. */
export function isMissed({ targetAt, pausedSince }: OpenPromise, now: number): boolean {
  return (pausedSince === null ? now : Math.min(pausedSince, now)) > targetAt
}

/** Deadlines up to this instant are due soon at an instant, on one calendar: what a database compares with. */
export function dueSoonCutoff(calendar: BusinessTime | null, at: number, dueSoonMinutes: number): number {
  return addBusinessMinutes(calendar, at, dueSoonMinutes) ?? latestInstant
}

/** How much one open promise needs attention. */
export function urgencyOf(
  promise: OpenPromise,
  calendar: BusinessTime | null,
  now: number,
  dueSoonMinutes: number,
): ClockUrgency {
  if (isMissed(promise, now)) return 'missed'
  const { targetAt, pausedSince } = promise
  if (pausedSince !== null || targetAt > dueSoonCutoff(calendar, now, dueSoonMinutes)) return 'calm'
  return targetAt <= dueSoonCutoff(calendar, now, dueSoonMinutes / 2) ? 'urgent' : 'soon'
}

/** The gravest urgency of the promises of one work order. */
export function worstUrgency(facts: ClockFacts, terms: ClockTerms, now: number, dueSoonMinutes: number): ClockUrgency {
  const found = openPromises(facts, terms).map((promise) => urgencyOf(promise, terms.calendar, now, dueSoonMinutes))
  return clockUrgencies.find((urgency) => found.includes(urgency)) ?? 'calm'
}
