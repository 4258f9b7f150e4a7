import { latestInstant } from '../../kernel/zone-offsets.ts'
import { clockNames, minutesField } from './clock-name.ts'
import type { ClockName } from './clock-name.ts'
import type { ClockFacts, ClockTerms } from './clocks.ts'
import { stageCutoff } from './clocks.ts'
import type { SlaPolicy } from './sla-policy.ts'
import { dueSoonCutoff, isMissed, openPromises } from './urgency.ts'

/*
 * Which promises raise an alert. A clock that a policy counts alerts at the policy's stages; a date that somebody
 * promised has no length to take shares of, and alerts when it is due soon and when it is missed. A clock that stands
 * still on a hold is quiet, unless it was missed before.
 */

/** The gravest first. `warn`: the last stage before the deadline. `notice`: an earlier one. */
export const alertLevels = ['missed', 'warn', 'notice'] as const
export type AlertLevel = (typeof alertLevels)[number]

/** An alert of one promise. */
export interface ClockAlert {
  readonly clock: ClockName
  readonly level: AlertLevel
  /** Names the alert in a snooze: a graver stage is another alert. */
  readonly code: string
  readonly targetAt: number
}

/** Stages of a policy that come before the deadline, smallest first. */
export function earlyStages({ stages }: Pick<SlaPolicy, 'stages'>): number[] {
  return stages.filter((stage) => stage < 100).sort((a, b) => a - b)
}

/** The minutes a policy counts for a clock of these facts; null for a date, or where it counts none. */
export function countedMinutes(name: ClockName, facts: ClockFacts, { policy }: ClockTerms): number | null {
  return facts.promised.includes(name) ? null : (policy?.[minutesField[name]] ?? null)
}

/** The alerts of a work order at an instant, at most one a promise, the gravest and most urgent first. */
export function clockAlerts(facts: ClockFacts, terms: ClockTerms, now: number, dueSoonMinutes: number): ClockAlert[] {
  const alerts = openPromises(facts, terms).flatMap((promise): ClockAlert[] => {
    const { name, targetAt, pausedSince } = promise
    const alert = (level: AlertLevel, stage: string | number) => [
      { clock: name, level, code: `sla-${name}-${stage}`, targetAt },
    ]
    if (isMissed(promise, now)) return alert('missed', 100)
    if (pausedSince !== null) return []
    const minutes = countedMinutes(name, facts, terms)
    if (minutes === null) {
      return targetAt <= dueSoonCutoff(terms.calendar, now, dueSoonMinutes) ? alert('warn', 'soon') : []
    }
    const stages = earlyStages(terms.policy!)
    const reached = stages.findLast(
      (stage) => targetAt <= (stageCutoff(terms.calendar, minutes, stage, now) ?? Infinity),
    )
    return reached === undefined ? [] : alert(reached === stages.at(-1) ? 'warn' : 'notice', reached)
  })
  return alerts.sort((a, b) => alertLevels.indexOf(a.level) - alertLevels.indexOf(b.level) || a.targetAt - b.targetAt)
}

/**
 * Deadlines up to which the clocks of one policy alert at an instant: `counted` for what it counts, `dated` for
 * promised dates. What a database compares deadlines with, so that no row's business time is counted there.
 */
export interface AlertCutoffs {
  readonly counted: Readonly<Record<ClockName, number | null>>
  readonly dated: number
}

/** The cutoffs of one policy (or of none) for `warn` and graver, or for every level. */
export function alertCutoffs(
  terms: ClockTerms,
  now: number,
  dueSoonMinutes: number,
  least: 'warn' | 'notice',
): AlertCutoffs {
  const { policy, calendar } = terms
  const stages = policy ? earlyStages(policy) : []
  const stage = least === 'warn' ? stages.at(-1) : stages[0]
  const counted = Object.fromEntries(
    clockNames.map((name) => {
      const minutes = policy?.[minutesField[name]] ?? null
      if (minutes === null) return [name, null]
      // Missed is beyond: one that falls on this very millisecond is still in time.
      return [name, stage === undefined ? now - 1 : (stageCutoff(calendar, minutes, stage, now) ?? latestInstant)]
    }),
  ) as Record<ClockName, number | null>
  return { counted, dated: dueSoonCutoff(calendar, now, dueSoonMinutes) }
}
