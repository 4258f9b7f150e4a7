import { formatMinutes, formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'

/** A distance in kilometres with one decimal, `4.5 km`. */
export function formatKm(distanceMeters: number): string {
  return t('map.km', { km: formatNumber(distanceMeters / 1000, 1) })
}

/** `13 min · 4.5 km`. */
export function travelText(minutes: number, distance: string): string {
  return `${formatMinutes(minutes)} · ${distance}`
}
