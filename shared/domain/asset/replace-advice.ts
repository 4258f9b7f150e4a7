import type { Day } from '../../kernel/zone.ts'
import { addDays } from '../../kernel/zone.ts'
import type { ReplaceRule } from './asset-settings.ts'

/** Months of maintenance cost that are compared with what a new one costs. */
export const adviceMonths = 24

/** Days of a year, leap years evened out. */
const daysOfYear = 365.2425

/** A share with both sides of its division; null where a side is missing. */
export interface Ratio {
  readonly numerator: number | null
  readonly denominator: number | null
  readonly share: number | null
}

/** What is missing for a recommendation. */
export const adviceGaps = ['replacementCost', 'usefulLife', 'installedOn', 'shortHistory'] as const
export type AdviceGap = (typeof adviceGaps)[number]

/** Whether to repair or to replace an asset, with all it was made from. Amounts in minor units, ages in years. */
export interface ReplaceAdvice {
  /** `replace`: both shares are reached; `repair`: one of them certainly is not; `unknown`: what is there does not say. */
  readonly verdict: 'replace' | 'repair' | 'unknown'
  /** Maintenance cost from the day after `from` to `to`, ÷ replacement cost. */
  readonly cost: Ratio
  /** Age ÷ useful life. */
  readonly age: Ratio
  /** Failures in the same months. */
  readonly failures: number
  /** First day counted, and the last. */
  readonly from: Day
  readonly to: Day
  /** Days of these months of which the office has no records: what they cost is not known, so the cost is a lower bound. */
  readonly unrecordedDays: number
  readonly missing: readonly AdviceGap[]
  readonly rule: ReplaceRule
}

/** What the advice is made from. */
export interface AdviceFacts {
  readonly today: Day
  /** Sum of actual costs of its work orders from `adviceFrom(today)` on. */
  readonly maintenanceCents: number
  readonly failures: number
  readonly replacementCostCents: number | null
  readonly usefulLifeYears: number | null
  readonly installedOn: Day | null
  /** Day of the first work order of the office: before it nothing was written down. Null when there is none. */
  readonly recordsSince: Day | null
}

/** First day of the months that are looked at: the day after the same day 24 months ago. */
export function adviceFrom(today: Day): Day {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 - adviceMonths + 1, 0)).getUTCDate()
  const back = new Date(Date.UTC(year, month - 1 - adviceMonths, Math.min(day, last)))
  return addDays(back.toISOString().slice(0, 10), 1)
}

/**
 * Repair or replace: 24-month maintenance cost ÷ replacement cost, failures, age ÷ useful life. Replacing is
 * recommended when both shares reach the rule (0.5 and 0.7 unless the office says otherwise). A share below the rule is
 * enough to say no; a cost that is only a lower bound is not, since the missing months may tip it.
 */
export function replaceAdvice(facts: AdviceFacts, rule: ReplaceRule): ReplaceAdvice {
  const { today, maintenanceCents, failures, replacementCostCents, usefulLifeYears, installedOn, recordsSince } = facts
  const from = adviceFrom(today)
  // Before it was installed there is nothing that could be missing.
  const start = installedOn !== null && installedOn > from ? installedOn : from
  const unrecordedDays = daysBetween(start, recordsSince ?? addDays(today, 1))
  const cost = ratio(recordsSince === null ? null : maintenanceCents, replacementCostCents)
  const ageYears = installedOn === null ? null : Math.max(0, daysBetween(installedOn, today)) / daysOfYear
  const age = ratio(ageYears, usefulLifeYears)
  const costReached = cost.share !== null && cost.share >= rule.costShare
  const ageReached = age.share !== null && age.share >= rule.ageShare
  const costDenied = cost.share !== null && !costReached && unrecordedDays === 0
  const ageDenied = age.share !== null && !ageReached
  const missing: AdviceGap[] = []
  if (cost.denominator === null) missing.push('replacementCost')
  if (age.denominator === null) missing.push('usefulLife')
  if (installedOn === null) missing.push('installedOn')
  if (unrecordedDays > 0 && !costReached) missing.push('shortHistory')
  return {
    verdict: costReached && ageReached ? 'replace' : costDenied || ageDenied ? 'repair' : 'unknown',
    cost,
    age,
    failures,
    from,
    to: today,
    unrecordedDays,
    missing,
    rule,
  }
}

function ratio(numerator: number | null, denominator: number | null): Ratio {
  const whole = denominator !== null && denominator > 0 ? denominator : null
  return { numerator, denominator: whole, share: numerator === null || whole === null ? null : numerator / whole }
}

/** Days from one day to another; 0 when the other is not later. */
function daysBetween(from: Day, to: Day): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000))
}
