import { settingNames } from '#shared/domain/settings/settings.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { BackendContext } from '../../context.ts'

/** The instant that figures count to: now, or where an archive ends, with its day in the office zone. */
export function asOfNow({ store, clock, pipeline }: BackendContext): { readonly at: number; readonly day: Day } {
  const set = store.records.get('settings', settingNames.dataAsOf)?.value
  const at = typeof set === 'number' ? set : clock.now()
  return { at, day: dayOf(at, pipeline.officeZone()) }
}
