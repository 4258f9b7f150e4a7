import { dayMs } from '../../kernel/zone.ts'
import type { WorkKind } from '../work-type/work-kind.ts'

/** Kinds of work that are done because something failed. */
export const failureKinds: ReadonlySet<WorkKind> = new Set(['repair', 'emergency'])

/** Whether a work order counts as a failure of its asset: what is done because something broke, or names a failure. */
export function isFailure(workOrder: { readonly kind: WorkKind | null; readonly failureCode: string | null }): boolean {
  return (workOrder.failureCode ?? '').trim() !== '' || (workOrder.kind !== null && failureKinds.has(workOrder.kind))
}

/** Fewer failures say nothing of the time between them. */
export const leastFailures = 3

/** Mean time between failures by the calendar, with what it was made from. */
export interface FailureRate {
  readonly failures: number
  /** The span looked at, UTC ms; null when there is none. */
  readonly from: number | null
  readonly to: number
  /** `installed`: from the day it was installed; `firstRecord`: from its first work order, since that day is not known. */
  readonly since: 'installed' | 'firstRecord'
  /** Days between failures; null with fewer than `leastFailures`. */
  readonly meanDays: number | null
}

/**
 * MTBF = operating time ÷ failures. Operating hours are not known here, so it is calendar time: from the day the asset
 * was installed (its first record, where nobody wrote that down, or where records are older) to an instant.
 */
export function failureRate(facts: {
  /** Failures up to `to`. */
  readonly failures: number
  readonly installedAt: number | null
  /** Opening of the first work order. */
  readonly firstRecordAt: number | null
  readonly to: number
}): FailureRate {
  const { failures, installedAt, firstRecordAt, to } = facts
  const installed = installedAt !== null && installedAt <= (firstRecordAt ?? installedAt) && installedAt < to
  const from = installed ? installedAt : firstRecordAt
  const spanMs = from === null ? 0 : to - from
  return {
    failures,
    from,
    to,
    since: installed ? 'installed' : 'firstRecord',
    meanDays: failures >= leastFailures && spanMs > 0 ? spanMs / failures / dayMs : null,
  }
}
