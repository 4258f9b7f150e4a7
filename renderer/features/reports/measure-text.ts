import type { ReportMeasure } from '#shared/queries/reports.ts'
import { t } from '../../lib/messages.ts'

/** Name of a number. */
export function measureText(measure: ReportMeasure): string {
  return t(measure === 'completed' ? 'reports.completedCount' : `reports.${measure}`)
}
