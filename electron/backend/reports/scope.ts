import { settingNames } from '#shared/domain/settings/settings.ts'
import { dayBounds } from '#shared/kernel/zone.ts'
import type { BackendContext } from '../context.ts'
import type { ReportRange } from './cases.ts'

/** The instants a report counts with; the parameters of the conditions in `cases.ts`. */
export interface ReportInstants {
  readonly asOf: number
  readonly start: number
  readonly end: number
  /** Where a backlog is looked at: the end of the range, or as of when that comes first. */
  readonly at: number
}

/** Far enough away on both sides that no record lies beyond. */
const farAway = 8.64e15

/** As of when reports count: the end of archived data where an import set one, else now. */
export function reportAsOf({ store, clock }: BackendContext): { at: number; kind: 'archive' | 'now' } {
  const archiveEnd = store.records.get('settings', settingNames.dataAsOf)?.value
  return typeof archiveEnd === 'number' ? { at: archiveEnd, kind: 'archive' } : { at: clock.now(), kind: 'now' }
}

/** The instants of a range of days in the office zone, both days included. */
export function reportInstants(
  context: BackendContext,
  range: { readonly from: string | null; readonly to: string | null },
): ReportInstants {
  const zone = context.pipeline.officeZone()
  const asOf = reportAsOf(context).at
  const start = range.from ? dayBounds(range.from, zone).start : -farAway
  const end = range.to ? dayBounds(range.to, zone).end : farAway
  return { asOf, start, end, at: Math.min(asOf, end) }
}

/** Whether a range of days has an end on either side. */
export function rangeOf(range: { readonly from: string | null; readonly to: string | null }): ReportRange {
  return range.from !== null ? 'bounded' : 'open'
}
