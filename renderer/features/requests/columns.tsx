import type { RequestRow, RequestTab } from '#shared/queries/requests.ts'
import { Countdown } from '../../lib/countdown/countdown.tsx'
import { ageText } from '../../lib/deadline.ts'
import { formatDateTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { priorityLook, requestStatusLook } from '../../lib/status-look.ts'
import type { GridColumn } from '../../ui/data-grid.tsx'
import { Icon } from '../../ui/icons/icon.tsx'

/** Columns of the inbox; decided requests show what became of them. */
export function requestColumns(
  tab: RequestTab,
  now: number,
  likely: ReadonlyMap<string, number> = new Map(),
): readonly GridColumn<RequestRow>[] {
  const none = <span className="muted">{t('list.none')}</span>
  const columns: GridColumn<RequestRow>[] = [
    {
      id: 'number',
      header: t('requests.colNumber'),
      track: '72px',
      render: (row) => (
        <span className="num medium" title={row.externalId ?? undefined}>
          {row.number}
        </span>
      ),
    },
    {
      id: 'openedAt',
      header: t('requests.colAge'),
      track: '76px',
      sortable: true,
      render: (row) => (
        <span className="num soft" title={formatDateTime(row.openedAt, officeZone())}>
          {ageText(row.openedAt, row.closedAt ?? now)}
        </span>
      ),
    },
    {
      id: 'priority',
      header: <Icon name="p-high" />,
      headerLabel: t('requests.colPriority'),
      track: '32px',
      render: (row) => {
        const look = priorityLook[row.priority]
        return <Icon name={look.shape} className={look.family} label={t(look.textKey)} />
      },
    },
    {
      id: 'title',
      header: t('requests.colTitle'),
      track: 'minmax(160px, 2.2fr)',
      render: (row) => (
        <span className="row" title={row.title}>
          {likely.has(row.id) && (
            <Icon name="i-twin" className="warn" label={t('requests.likelyMark', { count: likely.get(row.id)! })} />
          )}
          <span className="medium cut">{row.title}</span>
        </span>
      ),
    },
    {
      id: 'workType',
      header: t('requests.colWorkType'),
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
    {
      id: 'place',
      header: t('requests.colPlace'),
      track: 'minmax(140px, 1.8fr)',
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
    {
      id: 'source',
      header: t('requests.colSource'),
      track: 'minmax(80px, 0.9fr)',
      render: (row) => <span className="soft">{row.source}</span>,
    },
    {
      id: 'resolveBy',
      header: t('requests.colResolveBy'),
      track: '158px',
      sortable: true,
      render: (row) => <Countdown facts={row.clock} zone={officeZone()} none={t('list.none')} />,
    },
  ]
  if (tab === 'new') return columns
  return [
    ...columns,
    {
      id: 'outcome',
      header: t('requests.colOutcome'),
      track: 'minmax(120px, 1.2fr)',
      render: (row) => <Outcome row={row} />,
    },
  ]
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
