import { z } from 'zod'
import type { BusinessTime } from '../calendar/business-time.ts'
import { addBusinessMinutes, businessMinutesBetween } from '../calendar/business-time.ts'
import { idSchema, instantSchema } from '../record/record.ts'
import { clockNames, deadlineField, minutesField, promisedClocksSchema } from './clock-name.ts'
import type { ClockName } from './clock-name.ts'
import type { SlaPolicy } from './sla-policy.ts'
import { usualStages } from './sla-policy.ts'

/** What of a work order its clocks are read from; a request that waits has the same, with nothing stopped. */
export const clockFactsSchema = z.object({
  openedAt: instantSchema,
  respondBy: instantSchema.nullable(),
  arriveBy: instantSchema.nullable(),
  resolveBy: instantSchema.nullable(),
  respondedAt: instantSchema.nullable(),
  arrivedAt: instantSchema.nullable(),
  completedAt: instantSchema.nullable(),
  /** Called off: nothing is promised any more. */
  cancelled: z.boolean(),
  slaPolicyId: idSchema.nullable(),
  promised: promisedClocksSchema,
  /** Start of the hold it is on, where that hold stops clocks; null otherwise. */
  pausedSince: instantSchema.nullable(),
})
export type ClockFacts = z.infer<typeof clockFactsSchema>

/** What the policy of a work order says about time; both null where none holds. */
export interface ClockTerms {
  readonly policy: Pick<SlaPolicy, 'respondMinutes' | 'arriveMinutes' | 'resolveMinutes' | 'pausable' | 'stages'> | null
  readonly calendar: BusinessTime | null
}

export const noTerms: ClockTerms = { policy: null, calendar: null }

/**
 * How a clock stands. `none`: nothing promised, or called off. `running` and `paused` can still be kept; `met` and
 * `missed` are decided; a deadline that passed unmet is missed although the work is still open.
 */
export const clockStates = ['none', 'running', 'paused', 'met', 'missed'] as const
export const clockStateSchema = z.enum(clockStates)
export type ClockState = (typeof clockStates)[number]

/** One promise at one instant. */
export interface SlaClock {
  readonly name: ClockName
  readonly state: ClockState
  readonly startsAt: number
  /** The deadline, UTC ms; null when nothing is promised. */
  readonly targetAt: number | null
  /** When the promise was kept, early or late; null while it is not. */
  readonly stoppedAt: number | null
  /** Minutes of business time left at the instant of reading (or of stopping); negative: late by so much. */
  readonly leftMinutes: number
  /** Share of the promised time that is used, from 0; above 1 when late. */
  readonly used: number
  /** The highest stage reached, in per cent; null before the first and once stopped. */
  readonly stage: number | null
  /** A date somebody promised: holds do not move it and its share counts elapsed time. */
  readonly promised: boolean
}

/** When a clock stopped: at its own instant, or at that of a later one where its own was never written down. */
export function stoppedAt(
  name: ClockName,
  { respondedAt, arrivedAt, completedAt }: Pick<ClockFacts, 'respondedAt' | 'arrivedAt' | 'completedAt'>,
): number | null {
  if (name === 'resolve') return completedAt
  const arrived = arrivedAt ?? completedAt
  return name === 'arrive' ? arrived : (respondedAt ?? arrived)
}

/** One clock as it stands now. Meeting a deadline to the millisecond is in time. */
export function clockOf(name: ClockName, facts: ClockFacts, terms: ClockTerms, now: number): SlaClock {
  const { policy, calendar } = terms
  const targetAt = facts.cancelled ? null : facts[deadlineField[name]]
  const startsAt = facts.openedAt
  if (targetAt === null) return { ...noClock, name, startsAt }
  const counted = facts.promised.includes(name) ? null : (policy?.[minutesField[name]] ?? null)
  const promised = counted === null
  const stopped = stoppedAt(name, facts)
  const pausedAt = !promised && policy?.pausable && stopped === null ? facts.pausedSince : null
  const at = stopped ?? (pausedAt === null ? now : Math.min(pausedAt, now))
  const late = at > targetAt
  const leftMinutes = late
    ? -businessMinutesBetween(calendar, targetAt, at)
    : businessMinutesBetween(calendar, at, targetAt)
  const used = promised ? elapsedShare(startsAt, targetAt, at) : Math.max(0, 1 - leftMinutes / counted)
  return {
    name,
    state: stopped !== null ? (late ? 'missed' : 'met') : late ? 'missed' : pausedAt === null ? 'running' : 'paused',
    startsAt,
    targetAt,
    stoppedAt: stopped,
    leftMinutes,
    used: late ? Math.max(1, used) : used,
    stage: stopped === null ? stageReached({ startsAt, targetAt, counted }, terms, at) : null,
    promised,
  }
}

const noClock = {
  state: 'none',
  targetAt: null,
  stoppedAt: null,
  leftMinutes: 0,
  used: 0,
  stage: null,
  promised: false,
} as const

/** The three clocks as they stand now. */
export function clocksOf(facts: ClockFacts, terms: ClockTerms, now: number): SlaClock[] {
  return clockNames.map((name) => clockOf(name, facts, terms, now))
}

/** The promise that is still to be kept and falls due first: what a countdown shows. Null when all are kept. */
export function mostUrgent(clocks: readonly SlaClock[]): SlaClock | null {
  return clocks
    .filter(({ targetAt, stoppedAt: stopped }) => targetAt !== null && stopped === null)
    .reduce<SlaClock | null>((first, clock) => (first && first.targetAt! <= clock.targetAt! ? first : clock), null)
}

/** A stage is reached once no more than its remaining share of the promised time lies before the deadline. */
function stageReached(
  clock: { readonly startsAt: number; readonly targetAt: number; readonly counted: number | null },
  { policy, calendar }: ClockTerms,
  at: number,
): number | null {
  const { startsAt, targetAt, counted } = clock
  const reached = (policy?.stages ?? usualStages).filter((stage) =>
    stage >= 100
      ? targetAt <= at
      : counted === null
        ? (targetAt - at) * 100 <= (100 - stage) * (targetAt - startsAt)
        : targetAt <= (stageCutoff(calendar, counted, stage, at) ?? Infinity),
  )
  return reached.length > 0 ? Math.max(...reached) : null
}

/**
 * Deadlines up to this instant have reached a stage (per cent) of a clock of so many minutes by `at`. The same instant
 * serves every clock of a policy, so that a database finds them by comparing deadlines. Null: all have.
 */
export function stageCutoff(calendar: BusinessTime | null, minutes: number, stage: number, at: number): number | null {
  return addBusinessMinutes(calendar, at, (minutes * (100 - stage)) / 100)
}

function elapsedShare(startsAt: number, targetAt: number, at: number): number {
  const whole = targetAt - startsAt
  return whole <= 0 ? 1 : Math.max(0, at - startsAt) / whole
}

/** Deadlines of the still open, counted promises once a hold ends: each keeps the business time it had left. */
export function deadlinesAfterHold(
  facts: ClockFacts,
  { policy, calendar }: ClockTerms,
  hold: { readonly startsAt: number; readonly endsAt: number },
): Partial<Record<'respondBy' | 'arriveBy' | 'resolveBy', number>> {
  const moved: Partial<Record<'respondBy' | 'arriveBy' | 'resolveBy', number>> = {}
  if (!policy?.pausable) return moved
  const startsAt = Math.max(hold.startsAt, facts.openedAt)
  for (const name of clockNames) {
    const field = deadlineField[name]
    const targetAt = facts[field]
    if (targetAt === null || targetAt <= startsAt || stoppedAt(name, facts) !== null) continue
    if (facts.promised.includes(name) || policy[minutesField[name]] === null) continue
    const left = businessMinutesBetween(calendar, startsAt, targetAt)
    const next = addBusinessMinutes(calendar, hold.endsAt, left)
    if (next !== null && next > targetAt) moved[field] = next
  }
  return moved
}
