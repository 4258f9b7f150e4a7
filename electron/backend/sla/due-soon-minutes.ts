import { settingNames } from '#shared/domain/settings/settings.ts'
import { usualDueSoonMinutes } from '#shared/domain/sla/urgency.ts'
import type { RecordStore } from '../../store/record-store.ts'

/** Minutes of business time left from which a promise of this office is due soon. */
export function dueSoonMinutesOf(records: RecordStore): number {
  const value = records.get('settings', settingNames.dueSoonMinutes)?.value
  return typeof value === 'number' && value > 0 ? value : usualDueSoonMinutes
}
