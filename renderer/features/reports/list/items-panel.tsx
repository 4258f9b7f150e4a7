import { useState } from 'react'
import { useLocation } from 'wouter'
import { reportsItemsCsv } from '#shared/actions/reports.ts'
import type { ReportItem, ReportScope } from '#shared/queries/reports.ts'
import { reportsItems } from '#shared/queries/reports.ts'
import { useAppInfo } from '../../../api/app-info.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatDate, formatDateTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { recordNumber } from '../../../lib/record-number.ts'
import { select } from '../../../state/selection.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { OpenNumber } from '../report-view.ts'
import { ListPanel } from './list-panel.tsx'
import type { ReportName } from '#shared/queries/reports.ts'
import { useReportFile } from '../use-report-file.ts'

interface ItemsPanelProps {
  readonly report: ReportName
  readonly scope: ReportScope
  readonly open: OpenNumber
}

const pageRows = 200
const mostRows = 1_000

/** The rows behind a number. A row opens its record. */
export function ItemsPanel({ report, scope, open }: ItemsPanelProps) {
  const [limit, setLimit] = useState(pageRows)
  const { save, busy } = useReportFile()
  const args = {
    ...scope,
    ...open.days,
    report,
    measure: open.measure,
    ...('key' in open ? { key: open.key ?? null } : {}),
    limit,
  }
  const { data, error } = useQueryOf(reportsItems, args)
  return (
    <ListPanel
      label={open.label}
      count={data ? { total: data.total, shown: data.items.length } : null}
      error={error?.error ?? null}
      saving={busy}
      onSave={() => void save(reportsItemsCsv, args)}
      onMore={
        data && data.items.length < data.total && limit < mostRows
          ? () => setLimit(Math.min(mostRows, limit + pageRows))
          : null
      }
    >
      {data?.items.map((item) => (
        <Row key={`${item.kind}${item.id}`} item={item} />
      ))}
    </ListPanel>
  )
}

const verdictLook = {
  onTime: { shape: 's-good', tone: 'good', textKey: 'reports.verdictOnTime' },
  closedLate: { shape: 's-warn', tone: 'warn', textKey: 'reports.verdictClosedLate' },
  stillOpen: { shape: 's-risk', tone: 'risk', textKey: 'reports.verdictStillOpen' },
  paused: { shape: 's-open', tone: 'idle', textKey: 'reports.verdictPaused' },
  noClock: { shape: 's-open', tone: 'idle', textKey: 'reports.verdictNoClock' },
} as const

function Row({ item }: { readonly item: ReportItem }) {
  const [, goTo] = useLocation()
  const zone = useAppInfo()?.officeZone ?? 'UTC'
  const look = verdictLook[item.verdict]
  const day = (instant: number | null, otherwise: string) =>
    instant === null ? otherwise : <span title={formatDateTime(instant, zone)}>{formatDate(instant, zone)}</span>
  return (
    <li>
      <button
        type="button"
        aria-label={t('reports.openRecord', { number: item.number })}
        onClick={() => {
          select(item.kind, item.id)
          goTo(item.kind === 'request' ? '/requests' : '/work-orders')
        }}
      >
        <span className="row">
          <b className="num semi">{recordNumber(item.kind, item.number)}</b>
          <span className="cut grow">{item.title}</span>
          <span className={`row nowrap medium ${look.tone}`} style={{ gap: 4 }}>
            <Icon name={look.shape} />
            {t(look.textKey)}
          </span>
        </span>
        <span className="row soft num">
          <span className="cut grow">{item.place ?? '–'}</span>
          <span className="nowrap">
            {t('reports.opened')} {day(item.openedAt, '–')} · {t('reports.targetAt')} {day(item.targetAt, '–')} ·{' '}
            {t('reports.closed')} {day(item.closedAt, t('reports.isOpen'))}
          </span>
          {item.sourceVerdict && <span className="chip">{item.sourceVerdict}</span>}
        </span>
      </button>
    </li>
  )
}
