import { settingNames } from '#shared/domain/settings/settings.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import type { BackendContext } from '../context.ts'

/**
 * The instant a day's lateness is judged at: now when the day is today; the "as of" instant of archive data when it
 * falls on the day; null otherwise, and then only the plan is judged.
 */
export function nowOnDay(context: BackendContext, day: string): number | null {
  const zone = context.pipeline.officeZone()
  const now = context.clock.now()
  if (dayOf(now, zone) === day) return now
  const asOf = context.store.records.get('settings', settingNames.dataAsOf)?.value
  return typeof asOf === 'number' && dayOf(asOf, zone) === day ? asOf : null
}
