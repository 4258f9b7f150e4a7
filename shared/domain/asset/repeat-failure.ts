import { dayMs } from '../../kernel/zone.ts'
import type { RepeatRule } from './asset-settings.ts'

/** One failure of an asset: a work order that names what failed, at the instant it was opened (UTC ms). */
export interface Failure {
  readonly workOrderId: string
  readonly code: string
  readonly at: number
}

/** The same failure again and again on one asset. */
export interface RepeatFailure {
  /** As the newest of them spells it. */
  readonly code: string
  readonly count: number
  readonly firstAt: number
  readonly lastAt: number
  /** Oldest first. */
  readonly workOrderIds: readonly string[]
}

/** Codes are compared without case and surplus blanks: `Leak` and `LEAK ` are one failure. */
export function failureKey(code: string): string {
  return code.trim().replace(/\s+/g, ' ').toLowerCase()
}

/**
 * The failures of one asset that come again: the same code at least `least` times in the `days` days that end at an
 * instant, which is included (`(until − days, until]`). Most frequent first, then the newest. Failures without a code
 * (empty text) never count: nobody knows whether they are the same.
 */
export function repeatFailures(failures: readonly Failure[], rule: RepeatRule, until: number): RepeatFailure[] {
  const from = until - rule.days * dayMs
  const recent = failures.filter(({ at, code }) => at > from && at <= until && failureKey(code) !== '')
  return [...Map.groupBy(recent, ({ code }) => failureKey(code)).values()]
    .filter((same) => same.length >= rule.least)
    .map((same) => {
      const sorted = same.toSorted((a, b) => a.at - b.at || (a.workOrderId < b.workOrderId ? -1 : 1))
      const [first, last] = [sorted[0]!, sorted.at(-1)!]
      const workOrderIds = sorted.map(({ workOrderId }) => workOrderId)
      return { code: last.code.trim(), count: same.length, firstAt: first.at, lastAt: last.at, workOrderIds }
    })
    .toSorted((a, b) => b.count - a.count || b.lastAt - a.lastAt)
}

/** Whether this failure was, when it was opened, one of a repeat; how many there had been then, itself included. */
export function repeatAt(failures: readonly Failure[], rule: RepeatRule, failure: Failure): RepeatFailure | null {
  const own = failureKey(failure.code)
  const repeats = repeatFailures(failures, rule, failure.at)
  return repeats.find(({ code }) => failureKey(code) === own) ?? null
}
