import { shareOf } from '#shared/domain/sla/sla-clock.ts'
import type { CostCounts, ReportScope } from '#shared/queries/reports.ts'
import { reportsCosts } from '#shared/queries/reports.ts'
import { useLocation } from 'wouter'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatMoney, formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { dimensionText, groupText } from '../../../lib/report-dimension.ts'
import { Button } from '../../../ui/button.tsx'

/** What the completed work cost, and how limits were kept. Nothing for a role that may not see costs. */
export function CostCard({ scope }: { readonly scope: ReportScope }) {
  const [, goTo] = useLocation()
  const data = useQueryOf(reportsCosts, scope).data
  if (!data || data.total.workOrders === 0) return null
  const { currency, total, groups } = data
  const money = (cents: number) => formatMoney(cents, currency)
  const cells = (counts: CostCounts) => {
    const kept = shareOf(counts.withinLimit, counts.limited)
    return (
      <>
        <td className="end">{formatNumber(counts.workOrders)}</td>
        <td className="end">{formatNumber(counts.withCosts)}</td>
        <td className="end">{money(counts.costCents)}</td>
        <td className="end">
          {counts.workOrders > 0 ? money(Math.round(counts.costCents / counts.workOrders)) : t('list.none')}
        </td>
        <td className="end" title={t('reports.nOf', { numerator: kept.numerator, denominator: kept.denominator })}>
          {kept.share === null
            ? t('reports.tooFew', { n: kept.denominator })
            : t('reports.share', { percent: formatNumber(kept.share * 100, 1) })}
        </td>
        <td className="end">{money(counts.overrunCents)}</td>
      </>
    )
  }
  const heads = ['completedCount', 'withCosts', 'costs', 'averageCost', 'limitKept', 'overrun'] as const
  return (
    <section className="report-card" aria-label={t('reports.costsOfWork')}>
      <h2>
        {t('reports.costsOfWork')}
        <span className="muted">{t('reports.howCosts')}</span>
        <span className="grow" />
        <Button size="small" onClick={() => goTo('/invoices')}>
          {t('invoices.title')}
        </Button>
      </h2>
      <table className="report-table num" aria-label={t('reports.costsOfWork')}>
        <thead>
          <tr>
            <th scope="col">{dimensionText(scope.by, data.fieldLabel)}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="end">
                {t(`reports.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scope.by !== 'none' &&
            groups.map(({ key, label, counts }) => (
              <tr key={key ?? ''}>
                <th scope="row">{groupText(scope.by, label)}</th>
                {cells(counts)}
              </tr>
            ))}
          <tr className="total">
            <th scope="row">{t('reports.all')}</th>
            {cells(total)}
          </tr>
        </tbody>
      </table>
    </section>
  )
}
