import type { ClockName } from '#shared/domain/sla/clock-name.ts'
import { shareOf } from '#shared/domain/sla/sla-clock.ts'
import type { ReportDimension, ReportMeasure, ReportName } from '#shared/queries/reports.ts'
import { clockMeasure, clockStandings } from '#shared/queries/reports.ts'
import { t } from '../../../lib/messages.ts'
import { dimensionText, groupText } from '../../../lib/report-dimension.ts'
import { measureText } from '../measure-text.ts'
import { Figure } from './figure.tsx'
import { ShareText } from './share-text.tsx'

type Counts = Readonly<Partial<Record<ReportMeasure, number>>>

interface ReportTableProps {
  readonly report: ReportName
  readonly by: ReportDimension
  readonly fieldLabel: string | null
  readonly groups: readonly { readonly key: string | null; readonly label: string | null; readonly counts: Counts }[]
  readonly total: Counts
  /** A backlog by the time past its target rather than by its age. */
  readonly pastTarget?: boolean
  /** The clock a table of the report of clocks is about. */
  readonly clock?: ClockName
}

type Columns = Readonly<Record<Exclude<ReportName, 'clocks'>, readonly ReportMeasure[]>>
const columns: Columns = {
  sla: ['opened', 'onTime', 'overdue', 'closedLate', 'stillOpen', 'noClock'],
  backlog: ['open', 'age0', 'age1', 'age2', 'age3', 'age4', 'age5', 'pastDue', 'noClock'],
  completed: ['completed', 'completedOnTime', 'completedLate', 'completedNoClock', 'due', 'overdueAtEnd'],
}

const pastTargetColumns: readonly ReportMeasure[] = [
  'open',
  'notDue',
  'due0',
  'due1',
  'due2',
  'due3',
  'due4',
  'due5',
  'noClock',
]

/** Which two measures make the share in the last column. */
const shareOfReport: Readonly<Record<keyof Columns, readonly [ReportMeasure, ReportMeasure] | null>> = {
  sla: ['onTime', 'withClock'],
  backlog: null,
  completed: ['completed', 'due'],
}

const shareHeads = {
  sla: 'reports.sla',
  clocks: 'reports.keptOfDecided',
  backlog: 'reports.completionRate',
  completed: 'reports.completionRate',
} as const

/** The numbers of a report by group, with the total last. Every number opens its list. */
export function ReportTable(props: ReportTableProps) {
  const { report, by, fieldLabel, groups, total, pastTarget = false, clock = 'resolve' } = props
  const measures =
    report === 'clocks'
      ? clockStandings.map((one) => clockMeasure(clock, one))
      : pastTarget
        ? pastTargetColumns
        : columns[report]
  const share =
    report === 'clocks'
      ? ([clockMeasure(clock, 'kept'), clockMeasure(clock, 'decided')] as const)
      : shareOfReport[report]
  const cells = (counts: Counts, group?: { key: string | null; label: string }) => (
    <>
      {measures.map((measure) => (
        <td key={measure} className="end">
          <Figure measure={measure} value={counts[measure] ?? 0} {...(group ? { group } : {})} />
        </td>
      ))}
      {share && (
        <td className="end share">
          <ShareBar numerator={counts[share[0]] ?? 0} denominator={counts[share[1]] ?? 0} />
        </td>
      )}
    </>
  )
  return (
    <table className="report-table">
      <thead>
        <tr>
          <th scope="col">{dimensionText(by, fieldLabel)}</th>
          {measures.map((measure, index) => (
            <th key={measure} scope="col" className="end">
              {report === 'clocks' ? t(`reports.standing-${clockStandings[index]!}`) : measureText(measure)}
            </th>
          ))}
          {share && (
            <th scope="col" className="end">
              {t(shareHeads[report])}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {by !== 'none' &&
          groups.map(({ key, label, counts }) => (
            <tr key={key ?? ''}>
              <th scope="row" className="cut">
                {groupText(by, label)}
              </th>
              {cells(counts, { key, label: groupText(by, label) })}
            </tr>
          ))}
        <tr className="total">
          <th scope="row">{t('reports.all')}</th>
          {cells(total)}
        </tr>
      </tbody>
    </table>
  )
}

function ShareBar({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }) {
  const share = shareOf(numerator, denominator)
  return (
    <span className="row report-share" title={t('reports.nOf', { numerator, denominator })}>
      <span className="meter grow" aria-hidden="true">
        {share.share !== null && <i style={{ width: `${Math.min(100, share.share * 100)}%` }} />}
      </span>
      <ShareText share={share} />
    </span>
  )
}
