import { create } from 'zustand'
import type { CostMeasure } from '#shared/queries/cost-report.ts'
import type { ReportDimension, ReportMeasure, ReportName } from '#shared/queries/reports.ts'

/** A number that was opened: which measure, of which group (undefined: all), of which days when not the report's. */
export interface OpenNumber {
  readonly measure: ReportMeasure
  readonly label: string
  readonly key?: string | null
  readonly days?: { readonly from: string; readonly to: string }
}

/** A number of the cost report that was opened. */
export interface OpenCost {
  readonly cost: CostMeasure
  readonly label: string
  readonly key?: string | null
}

/** A report of cases, or the one of skills and certificates. */
export type ShownReport = ReportName | 'skillGap'

interface ReportView {
  readonly report: ShownReport
  /** Days ahead within which certificates are listed. */
  readonly certificateDays: number
  /** Undefined until the person chooses: then the screen's own default holds. */
  readonly range: { readonly from: string | null; readonly to: string | null } | undefined
  readonly by: ReportDimension
  readonly open: OpenNumber | OpenCost | null
}

/** What the Reports screen shows; kept while the window is open. */
export const useReportView = create<ReportView>(() => ({
  report: 'sla',
  certificateDays: 60,
  range: undefined,
  by: 'team',
  open: null,
}))

/** Changes the view. Another report, range or grouping closes the list: its number is no longer on the screen. */
export function showReport(patch: Partial<Omit<ReportView, 'open'>>): void {
  useReportView.setState({ ...patch, open: null })
}

/** Opens the list behind a number; null closes it. */
export function openNumber(open: OpenNumber | OpenCost | null): void {
  useReportView.setState({ open })
}
