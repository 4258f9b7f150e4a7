import { shareOf } from '#shared/domain/sla/sla-clock.ts'
import { reportsCostsCsv } from '#shared/actions/reports.ts'
import type { CostCounts, CostMeasure } from '#shared/queries/cost-report.ts'
import { marginOf, reportsCosts } from '#shared/queries/cost-report.ts'
import type { ReportScope } from '#shared/queries/reports.ts'
import { useLocation } from 'wouter'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatMoney, formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { dimensionText, groupText } from '../../../lib/report-dimension.ts'
import { Button } from '../../../ui/button.tsx'
import { useReportFile } from '../use-report-file.ts'
import { CostFigure } from './cost-figure.tsx'

/** Groups shown at most: a city has many customers. The file holds all of them. */
const mostGroups = 200

const heads = [
  'completedCount',
  'withCosts',
  'costs',
  'averageCost',
  'charged',
  'margin',
  'marginShare',
  'limitKept',
  'overrun',
] as const

/** What the completed work cost and was charged, and how limits were kept. Nothing for a role that may not see costs. */
export function CostCard({ scope }: { readonly scope: ReportScope }) {
  const [, goTo] = useLocation()
  const { save, busy } = useReportFile()
  const data = useQueryOf(reportsCosts, scope).data
  if (!data || data.total.workOrders === 0) return null
  const { currency, total, groups, fieldLabel } = data
  return (
    <section className="report-card" aria-label={t('reports.costsOfWork')}>
      <h2>
        {t('reports.costsOfWork')}
        <span className="muted">{t('reports.howCosts')}</span>
        <span className="grow" />
        <Button size="small" disabled={busy} onClick={() => void save(reportsCostsCsv, scope)}>
          {t('reports.csv')}
        </Button>
        <Button size="small" onClick={() => goTo('/invoices')}>
          {t('invoices.title')}
        </Button>
      </h2>
      <div className="report-wide">
        <table className="report-table num" aria-label={t('reports.costsOfWork')}>
          <thead>
            <tr>
              <th scope="col">{dimensionText(scope.by, fieldLabel)}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="end">
                  {t(`reports.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scope.by !== 'none' &&
              groups.slice(0, mostGroups).map(({ key, label, counts }) => (
                <tr key={key ?? ''}>
                  <th scope="row" className="cut">
                    {groupText(scope.by, label)}
                  </th>
                  <Cells counts={counts} currency={currency} group={{ key, label: groupText(scope.by, label) }} />
                </tr>
              ))}
            <tr className="total">
              <th scope="row">{t('reports.all')}</th>
              <Cells counts={total} currency={currency} />
            </tr>
          </tbody>
        </table>
      </div>
      <p className="soft report-note">{t('reports.howCharged')}</p>
      {scope.by !== 'none' && groups.length > mostGroups && (
        <p className="soft report-note">{t('reports.moreGroups', { count: groups.length - mostGroups })}</p>
      )}
    </section>
  )
}

interface CellsProps {
  readonly counts: CostCounts
  readonly currency: string
  readonly group?: { readonly key: string | null; readonly label: string }
}

function Cells({ counts, currency, group }: CellsProps) {
  const money = (cents: number) => formatMoney(cents, currency)
  const kept = shareOf(counts.withinLimit, counts.limited)
  const margin = marginOf(counts)
  const cell = (measure: CostMeasure, count: number, head: (typeof heads)[number], text: string, risk = false) => (
    <td className="end">
      <CostFigure
        measure={measure}
        count={count}
        what={t(`reports.${head}`)}
        text={text}
        risk={risk}
        {...(group ? { group } : {})}
      />
    </td>
  )
  const percent = (share: number) => t('reports.share', { percent: formatNumber(share * 100, 1) })
  return (
    <>
      {cell('workOrders', counts.workOrders, 'completedCount', formatNumber(counts.workOrders))}
      {cell('withCosts', counts.withCosts, 'withCosts', formatNumber(counts.withCosts))}
      {cell('withCosts', counts.withCosts, 'costs', money(counts.costCents))}
      <td className="end">
        {counts.workOrders > 0 ? money(Math.round(counts.costCents / counts.workOrders)) : t('list.none')}
      </td>
      {cell('charged', counts.charged, 'charged', money(counts.revenueCents))}
      {cell('workOrders', counts.workOrders, 'margin', money(margin), margin < 0)}
      <td className="end">{counts.revenueCents > 0 ? percent(margin / counts.revenueCents) : t('list.none')}</td>
      {cell(
        'withinLimit',
        counts.withinLimit,
        'limitKept',
        kept.share === null ? t('reports.tooFew', { n: kept.denominator }) : percent(kept.share),
      )}
      {cell('overLimit', counts.limited - counts.withinLimit, 'overrun', money(counts.overrunCents))}
    </>
  )
}
