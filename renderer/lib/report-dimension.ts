import type { PlainDimension, ReportDimension } from '#shared/queries/reports.ts'
import { isPlainDimension } from '#shared/queries/reports.ts'
import { hasText, t } from './messages.ts'

const plainKeys: Readonly<Record<PlainDimension, string>> = {
  none: 'reports.byNone',
  territory: 'reports.byTerritory',
  team: 'reports.byTeam',
  workType: 'reports.byWorkType',
  priority: 'reports.byPriority',
  policy: 'reports.byPolicy',
  customer: 'reports.byCustomer',
  technician: 'reports.byTechnician',
}

/** What a report is broken down by, in words: a custom field has its own label. */
export function dimensionText(by: ReportDimension, fieldLabel: string | null = null): string {
  return isPlainDimension(by) ? t(plainKeys[by]) : (fieldLabel ?? by.split(':').at(-1)!)
}

/** Name of a group as people know it. */
export function groupText(by: ReportDimension, label: string | null): string {
  if (label === null) return t('reports.noGroup')
  if (by === 'priority') return hasText(`priority.${label}`) ? t(`priority.${label}`) : label
  return !isPlainDimension(by) && (label === 'yes' || label === 'no') ? t(`customFields.${label}`) : label
}
