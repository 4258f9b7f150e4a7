import './report.css'
import { clockNames } from '#shared/domain/sla/clock-name.ts'
import { shareOf } from '#shared/domain/sla/sla-clock.ts'
import type { ReportMeasure, ReportName } from '#shared/queries/reports.ts'
import { clockMeasure, clockStandings } from '#shared/queries/reports.ts'
import { formatDateTime, formatDay, formatNumber } from '#renderer/lib/format.ts'
import { t } from '#renderer/lib/messages.ts'
import { dimensionText, groupText } from '#renderer/lib/report-dimension.ts'
import type { ReportSpec } from './read-report-spec.ts'

type Counts = Readonly<Partial<Record<ReportMeasure, number>>>

/** A report with everything its paper says. */
export interface PrintedReport {
  readonly spec: ReportSpec
  readonly fieldLabel: string | null
  readonly organisation: string
  readonly zone: string
  readonly printedAt: number
  readonly asOf: { readonly at: number; readonly kind: 'archive' | 'now' }
  readonly total: Counts
  readonly groups: readonly { readonly label: string | null; readonly counts: Counts }[]
  /** The source's own word, where it gave one. */
  readonly source: {
    readonly onTime: number
    readonly overdue: number
    readonly blank: number
    readonly disagrees: number
  } | null
}

const columns: Readonly<Record<ReportName, readonly ReportMeasure[]>> = {
  sla: ['opened', 'onTime', 'overdue', 'closedLate', 'stillOpen', 'noClock'],
  backlog: ['open', 'age0', 'age1', 'age2', 'age3', 'age4', 'age5', 'pastDue', 'noClock'],
  completed: ['completed', 'completedOnTime', 'completedLate', 'completedNoClock', 'due', 'overdueAtEnd'],
  clocks: clockNames.flatMap((clock) => clockStandings.map((one) => clockMeasure(clock, one))),
}
const parts: Readonly<Record<ReportName, readonly [ReportMeasure, ReportMeasure] | null>> = {
  sla: ['onTime', 'withClock'],
  backlog: null,
  completed: ['completed', 'due'],
  clocks: null,
}
const formulas = {
  sla: 'reports.howSla',
  clocks: 'reports.howClocks',
  backlog: 'reports.howBacklog',
  completed: 'reports.howCompleted',
} as const
const nameOf = (measure: ReportMeasure) => t(measure === 'completed' ? 'reports.completedCount' : `reports.${measure}`)

/** The paper of a report: the same numbers as on the screen, with how they are counted. */
export function ReportDocument({ report }: { readonly report: PrintedReport }) {
  const { spec, zone, asOf, total, source } = report
  const measures = columns[spec.report]
  const share = parts[spec.report]
  const shareText = (counts: Counts) => {
    const { share: value, denominator } = shareOf(counts[share![0]] ?? 0, counts[share![1]] ?? 0)
    return value === null
      ? t('reports.tooFew', { n: denominator })
      : t('reports.share', { percent: formatNumber(value * 100, 1) })
  }
  const cells = (counts: Counts) => (
    <>
      {measures.map((measure) => (
        <td key={measure}>{formatNumber(counts[measure] ?? 0)}</td>
      ))}
      {share && <td>{shareText(counts)}</td>}
    </>
  )
  const at = formatDateTime(asOf.at, zone)
  return (
    <article className="report">
      <header>
        <p>{report.organisation}</p>
        <h1>{t(`reports.${spec.report}`)}</h1>
        <p>
          {rangeText(spec)} · {t(asOf.kind === 'archive' ? 'reports.asOfArchive' : 'reports.asOfNow', { at })}
        </p>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{dimensionText(spec.by, report.fieldLabel)}</th>
            {measures.map((measure) => (
              <th key={measure} scope="col">
                {nameOf(measure)}
              </th>
            ))}
            {share && <th scope="col">{t(spec.report === 'sla' ? 'reports.sla' : 'reports.completionRate')}</th>}
          </tr>
        </thead>
        <tbody>
          {spec.by !== 'none' &&
            report.groups.map(({ label, counts }) => (
              <tr key={label ?? ''}>
                <th scope="row">{groupText(spec.by, label)}</th>
                {cells(counts)}
              </tr>
            ))}
          <tr className="total">
            <th scope="row">{t('reports.all')}</th>
            {cells(total)}
          </tr>
        </tbody>
      </table>
      {source && (
        <p>
          <b>{t('reports.sourceTitle')}:</b> {t('reports.onTime')} {formatNumber(source.onTime)}, {t('reports.overdue')}{' '}
          {formatNumber(source.overdue)}, {t('reports.blank')} {formatNumber(source.blank)}. {t('reports.disagrees')}:{' '}
          {formatNumber(source.disagrees)}.
        </p>
      )}
      <p className="how">{t(formulas[spec.report])}</p>
      <p className="how">{t('reports.printed', { at: `${formatDateTime(report.printedAt, zone)} (${zone})` })}</p>
    </article>
  )
}

function rangeText({ from, to }: ReportSpec): string {
  if (from === null && to === null) return t('reports.allDays')
  if (from === to) return formatDay(from!, 'long')
  return `${from ? formatDay(from, 'medium') : '…'} – ${to ? formatDay(to, 'long') : '…'}`
}
