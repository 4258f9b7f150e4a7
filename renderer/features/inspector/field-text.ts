import { formatDateTime } from '../../lib/format.ts'
import { hasText, t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'

/** Name of a stored field for people; the stored name itself where there is none. */
export function fieldName(field: string): string {
  const key = `fields.${field}`
  return hasText(key) ? t(key) : field
}

/** Longest value that is shown whole in a timeline. */
const longest = 160

/** A stored value for people: instants as dates, words of the program translated, long texts cut. */
export function valueText(field: string, value: unknown): string {
  if (value === null || value === '') return t('inspector.noValue')
  if (typeof value === 'number' && (/(At|By)$/.test(field) || field === 'closedAt'))
    return formatDateTime(value, officeZone())
  if (typeof value === 'boolean') return t(value ? 'fields.yes' : 'fields.no')
  if (typeof value === 'object') return '…'
  const text = String(value)
  for (const catalog of ['status', 'priority', 'fields.value']) {
    const key = `${catalog}.${text}`
    if ((field === 'status' || field === 'priority') && hasText(key)) return t(key)
  }
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
