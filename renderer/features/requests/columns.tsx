import type { RequestRow } from '#shared/queries/requests.ts'
import { Countdown } from '../../lib/countdown/countdown.tsx'
import { ageText } from '../../lib/deadline.ts'
import { formatDateTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { recordNumber } from '../../lib/record-number.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { requestStatusLook } from '../../lib/status-look.ts'
import type { ColumnLook } from '../../list/grid-columns.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { PriorityCell, TitleCell } from './inline-cells.tsx'

/** How the columns of the inbox look, where their type does not say enough. `likely` counts likely duplicates by request. */
export function requestLooks(
  now: number,
  likely: ReadonlyMap<string, number>,
): Readonly<Record<string, ColumnLook<RequestRow>>> {
  const none = <span className="muted">{t('list.none')}</span>
  return {
    number: {
      track: '72px',
      render: (row) => (
        <span className="num medium" title={row.externalId ?? undefined}>
          {recordNumber('request', row.number)}
        </span>
      ),
    },
    openedAt: {
      track: '76px',
      render: (row) => (
        <span className="num soft" title={formatDateTime(row.openedAt, officeZone())}>
          {ageText(row.openedAt, row.closedAt ?? now)}
        </span>
      ),
    },
    priority: { track: '40px', header: <Icon name="p-high" />, render: (row) => <PriorityCell row={row} /> },
    title: {
      track: 'minmax(140px, 2.2fr)',
      render: (row) => (
        <TitleCell row={row}>
          <span className="row" title={row.title}>
            {likely.has(row.id) && (
              <Icon name="i-twin" className="warn" label={t('requests.likelyMark', { count: likely.get(row.id)! })} />
            )}
            <span className="medium cut">{row.title}</span>
          </span>
        </TitleCell>
      ),
    },
    workType: {
      track: 'minmax(120px, 1.4fr)',
      render: (row) =>
        row.workTypeName === null ? (
          <span className="row warn">
            <Icon name="s-warn" />
            {t('requests.noWorkType')}
          </span>
        ) : (
          <span title={row.workTypeName}>
            {row.workTypeName}
            {row.fieldWork === false && <span className="muted"> · {t('requests.deskWork')}</span>}
          </span>
        ),
    },
    place: {
      track: 'minmax(120px, 1.8fr)',
      render: (row) =>
        row.address === null ? (
          none
        ) : (
          <span className="row" title={row.address}>
            {row.ungeocoded && <Icon name="s-warn" className="warn" label={t('list.notPlaced')} />}
            <span className={row.address === '' ? 'cut muted' : 'cut'}>{row.address || t('list.notPlaced')}</span>
          </span>
        ),
    },
    source: { track: 'minmax(80px, 0.9fr)', render: (row) => <span className="soft">{row.source}</span> },
    resolveBy: {
      track: '176px',
      render: (row) => <Countdown facts={row.clock} zone={officeZone()} none={t('list.none')} />,
    },
    outcome: { track: 'minmax(120px, 1.2fr)', render: (row) => <Outcome row={row} /> },
  }
}

/** What became of a request, with the shape of its status. */
function Outcome({ row }: { readonly row: RequestRow }) {
  const look = requestStatusLook[row.status]
  const text =
    row.mergedIntoNumber !== null
      ? t('requests.mergedInto', { number: row.mergedIntoNumber })
      : row.workOrderNumber !== null
        ? t('requests.becameWorkOrder', { number: row.workOrderNumber })
        : row.resolvedHow !== null
          ? t(`requests.way.${row.resolvedHow}`)
          : (row.decisionReason ?? t(look.textKey))
  return (
    <span className="row" title={row.decisionReason ?? undefined}>
      <Icon name={look.shape} className={look.family} label={t(look.textKey)} />
      <span className="soft cut">{text}</span>
    </span>
  )
}
