import { costKinds, coverages } from '#shared/domain/cost/cost-line.ts'
import { costTotals } from '#shared/domain/cost/totals.ts'
import type { Sum } from '#shared/domain/cost/totals.ts'
import type { WorkOrderCosts } from '#shared/queries/money.ts'
import { coverageText } from '../../../lib/cover-look.ts'
import { formatMoney, formatQuantity } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'

/** What it comes to: by kind, by who bears it, and what is left of it. */
export function TotalsSection({ costs }: { readonly costs: WorkOrderCosts }) {
  const { lines, rates } = costs
  const totals = costTotals(lines)
  const money = (cents: number) => formatMoney(cents, rates.currency)
  const cells = ({ costCents, priceCents }: Sum) => (
    <>
      <td className="num">{money(costCents)}</td>
      <td className="num">{money(priceCents)}</td>
    </>
  )
  const used = costKinds.filter((kind) => lines.some((line) => line.kind === kind))
  const bearers = coverages.filter((coverage) => lines.some((line) => line.coverage === coverage))
  return (
    <section aria-label={t('costs.totals')}>
      <table className="money-table" aria-label={t('costs.totals')}>
        <thead>
          <tr>
            <th scope="col">{t('costs.totals')}</th>
            <th scope="col">{t('costs.cost')}</th>
            <th scope="col">{t('costs.price')}</th>
          </tr>
        </thead>
        <tbody>
          {used.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`costs.kind-${kind}`)}</th>
              {cells(totals.byKind[kind])}
            </tr>
          ))}
          <tr className="sum">
            <th scope="row">{t('costs.total')}</th>
            {cells(totals.total)}
          </tr>
          {bearers.map((coverage) => (
            <tr key={coverage}>
              <th scope="row">{coverageText(coverage)}</th>
              {cells(totals.byCoverage[coverage])}
            </tr>
          ))}
          {totals.committed.costCents !== 0 && (
            <tr>
              <th scope="row">{t('costs.ofThisCommitted')}</th>
              {cells(totals.committed)}
            </tr>
          )}
          <tr className="sum">
            <th scope="row">{t('costs.margin')}</th>
            <td />
            <td className={`num ${totals.marginCents < 0 ? 'risk' : ''}`} title={t('costs.marginHow')}>
              {totals.marginShare === null
                ? money(totals.marginCents)
                : t('costs.marginValue', {
                    amount: money(totals.marginCents),
                    percent: formatQuantity(Math.round(totals.marginShare * 100)),
                  })}
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}
