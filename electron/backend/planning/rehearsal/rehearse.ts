import { mostRehearsedDays } from '#shared/actions/policy.ts'
import type { Rehearsal, RehearsalSides, RehearsalTask, RehearsedDay, RehearsedPolicy } from '#shared/actions/policy.ts'
import { policiesOf, policyOf, policySettingsOf } from '#shared/domain/policy/policy.ts'
import type { Policy } from '#shared/domain/policy/policy.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { invalidInput, notFound } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { addDays, dayOf } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { BackendContext } from '../../context.ts'
import { perVisit } from './day-figures.ts'
import { rehearseDay } from './rehearse-day.ts'

/** How somebody follows a rehearsal, and stops it. */
export interface Following {
  readonly signal: AbortSignal
  /** Days done, with the share of the one under way, of so many. */
  readonly onProgress?: (done: number, total: number) => void
}

/** A rehearsal that can begin: its days, in order, and the policies by their weights. */
export interface RehearsalPlan {
  readonly days: readonly Day[]
  readonly policies: readonly Policy[]
}

/** The days and policies of a task, or why it cannot be rehearsed. */
export function rehearsalPlan(
  { store, clock, pipeline }: Pick<BackendContext, 'store' | 'clock' | 'pipeline'>,
  { from, to, policies }: Pick<RehearsalTask, 'from' | 'to' | 'policies'>,
): Result<RehearsalPlan, AppError> {
  const today = dayOf(clock.now(), pipeline.officeZone())
  if (to > today)
    return err(invalidInput('to', `${to} is still to come: only days up to today (${today}) can be rehearsed.`))
  if (to < from) return err(invalidInput('to', `${to} lies before ${from}.`))
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    days.push(day)
    if (days.length > mostRehearsedDays)
      return err(invalidInput('from', `At most ${mostRehearsedDays} days are rehearsed at once.`))
  }
  const settings = policySettingsOf(store.records.get('settings', settingNames.policies)?.value)
  const named = (wanted: RehearsedPolicy): Policy | null => {
    const { policyId, weights } = wanted
    const found = policyId === null ? policyOf(settings) : policiesOf(settings).find(({ id }) => id === policyId)
    return found ? { ...found, weights: weights ?? found.weights } : null
  }
  const found = policies.map(named)
  const unknown = found.indexOf(null)
  if (unknown >= 0) return err(notFound('policy', policies[unknown]!.policyId ?? ''))
  return ok({ days, policies: found.filter((one) => one !== null) })
}

/**
 * Plans past days again under policies and sets the figures beside what happened. Nothing is written. Stopping keeps the
 * days that were rehearsed to their end; with a budget of iterations the same seed gives the same figures.
 */
export async function rehearse(
  context: BackendContext,
  task: RehearsalTask,
  { signal, onProgress }: Following,
): Promise<Result<Rehearsal, AppError>> {
  const plan = rehearsalPlan(context, task)
  if (!plan.ok) return plan
  const { days, policies } = plan.value
  const { seed, seconds, iterations } = task
  const budget = iterations === null ? { milliseconds: seconds * 1_000 } : { iterations }
  const done: RehearsedDay[] = []
  let travelFault: string | null = null
  onProgress?.(0, days.length)
  for (const day of days) {
    const outcome = await rehearseDay(context, day, policies, {
      budget,
      seed,
      signal,
      onProgress: (share) => onProgress?.(done.length + share, days.length),
    })
    if (!outcome.ok && outcome.error.kind === 'cancelled') break
    if (!outcome.ok) return outcome
    done.push(outcome.value.day)
    travelFault ??= outcome.value.travelFault
    onProgress?.(done.length, days.length)
  }
  return ok({
    policies: policies.map(({ id, name, weights }) => ({ policyId: id, name, weights })),
    days: done,
    total: totalOf(done, policies.length),
    stopped: done.length < days.length,
    travelFault,
  })
}

/** All days together; what is driven a visit is counted anew. */
export function totalOf(days: readonly RehearsalSides[], policies: number): RehearsalSides {
  const total = (of: (day: RehearsalSides) => number) => days.reduce((sum, day) => sum + of(day), 0)
  const figures = (of: (day: RehearsalSides) => RehearsalSides['under'][number] | RehearsalSides['happened']) => {
    const served = total((day) => of(day).served)
    const travelMinutes = total((day) => of(day).travelMinutes)
    return {
      served,
      waiting: total((day) => of(day).waiting),
      travelMinutes,
      travelPerVisit: perVisit(travelMinutes, served),
      overtimeMinutes: total((day) => of(day).overtimeMinutes),
      lateVisits: total((day) => of(day).lateVisits),
      lateMinutes: total((day) => of(day).lateMinutes),
    }
  }
  return {
    visits: total((day) => day.visits),
    happened: { ...figures((day) => day.happened), moves: total((day) => day.happened.moves) },
    under: Array.from({ length: policies }, (_, number) => ({
      ...figures((day) => day.under[number]!),
      otherTechnician: total((day) => day.under[number]!.otherTechnician),
    })),
    withoutTimes: total((day) => day.withoutTimes),
    kept: total((day) => day.kept),
  }
}
