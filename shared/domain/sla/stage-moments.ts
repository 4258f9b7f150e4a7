import type { Pause } from '../calendar/business-time.ts'
import { addBusinessMinutes } from '../calendar/business-time.ts'
import { countedMinutes, earlyStages } from './alerts.ts'
import { clockNames, deadlineField } from './clock-name.ts'
import type { ClockName } from './clock-name.ts'
import type { ClockFacts, ClockTerms } from './clocks.ts'
import { stoppedAt } from './clocks.ts'

/** A stage that a clock reached: the moment its alert began. */
export interface StageMoment {
  readonly clock: ClockName
  /** Per cent of the promised time; 100 is the deadline, passed unmet. */
  readonly stage: number
  /** UTC ms. */
  readonly at: number
}

/**
 * When the promises of one work order reached their stages, earliest first. A clock that is met, called off or stands
 * still reaches none after that; a promised date has its deadline alone. `holds` are those that stopped clocks and have
 * ended. Moments follow the promises as they are now, so that a deadline counted again has its stages anew.
 */
export function stageMoments(
  facts: ClockFacts,
  terms: ClockTerms,
  holds: readonly Pause[],
  now: number,
): StageMoment[] {
  if (facts.cancelled) return []
  const { policy, calendar } = terms
  const moments = clockNames.flatMap((clock): StageMoment[] => {
    const targetAt = facts[deadlineField[clock]]
    if (targetAt === null) return []
    const minutes = countedMinutes(clock, facts, terms)
    const stands = minutes !== null && policy?.pausable ? (facts.pausedSince ?? now) : now
    const until = Math.min(now, stoppedAt(clock, facts) ?? stands)
    const pauses = policy?.pausable ? holds : []
    const early = minutes === null || policy === null ? [] : earlyStages(policy)
    const reached = early.flatMap((stage) => {
      const at = addBusinessMinutes(calendar, facts.openedAt, (minutes! * stage) / 100, pauses)
      return at !== null && at < Math.min(until, targetAt) ? [{ clock, stage, at }] : []
    })
    return targetAt < until ? [...reached, { clock, stage: 100, at: targetAt }] : reached
  })
  return moments.sort((a, b) => a.at - b.at || a.stage - b.stage)
}
