import { formatMinutes } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'

/** Working time in hours, never in days: a working day is not 24 hours long. */
export function workingHours(minutes: number): string {
  return minutes < 24 * 60 ? formatMinutes(minutes) : t('units.hours', { sign: '', hours: Math.round(minutes / 60) })
}
