import { useState } from 'react'
import { useLocation } from 'wouter'
import { reportsCostItemsCsv } from '#shared/actions/reports.ts'
import type { CostItem } from '#shared/queries/cost-report.ts'
import { marginOf, reportsCostItems } from '#shared/queries/cost-report.ts'
import type { ReportScope } from '#shared/queries/reports.ts'
import { useAppInfo } from '../../../api/app-info.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatDate, formatMoney } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { select } from '../../../state/selection.ts'
import type { OpenCost } from '../report-view.ts'
import { useReportFile } from '../use-report-file.ts'
import { ListPanel } from './list-panel.tsx'

const pageRows = 200
const mostRows = 1_000

/** The work orders behind a number of the cost report. A row opens its work order. */
export function CostItemsPanel({ scope, open }: { readonly scope: ReportScope; readonly open: OpenCost }) {
  const [limit, setLimit] = useState(pageRows)
  const { save, busy } = useReportFile()
  const args = { ...scope, measure: open.cost, ...('key' in open ? { key: open.key ?? null } : {}), limit }
  const { data, error } = useQueryOf(reportsCostItems, args)
  return (
    <ListPanel
      label={open.label}
      count={data ? { total: data.total, shown: data.items.length } : null}
      error={error?.error ?? null}
      saving={busy}
      onSave={() => void save(reportsCostItemsCsv, args)}
      onMore={
        data && data.items.length < data.total && limit < mostRows
          ? () => setLimit(Math.min(mostRows, limit + pageRows))
          : null
      }
    >
      {data?.items.map((item) => (
        <CostRow key={item.id} item={item} currency={data.currency} />
      ))}
    </ListPanel>
  )
}

function CostRow({ item, currency }: { readonly item: CostItem; readonly currency: string }) {
  const [, goTo] = useLocation()
  const zone = useAppInfo()?.officeZone ?? 'UTC'
  const money = (cents: number) => formatMoney(cents, currency)
  const margin = marginOf(item)
  return (
    <li>
      <button
        type="button"
        aria-label={t('reports.openRecord', { number: item.number })}
        onClick={() => {
          select('workOrder', item.id)
          goTo('/work-orders')
        }}
      >
        <span className="row">
          <b className="num semi">{item.number}</b>
          <span className="cut grow">{item.title}</span>
          <span className={`nowrap num medium ${margin < 0 ? 'risk' : ''}`}>
            {t('reports.marginOf', { amount: money(margin) })}
          </span>
        </span>
        <span className="row soft num">
          <span className="cut grow">{item.customer ?? '–'}</span>
          <span className="nowrap">
            {formatDate(item.completedAt, zone)} · {t('reports.costOf', { amount: money(item.costCents) })} ·{' '}
            {t(`reports.chargedBy-${item.revenueFrom}`, { amount: money(item.revenueCents) })}
            {item.nteCents !== null &&
              ` · ${t('reports.limitOf', { used: money(item.usedCents), limit: money(item.nteCents) })}`}
          </span>
        </span>
      </button>
    </li>
  )
}
