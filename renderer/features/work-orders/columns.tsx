import type { WorkOrderRow } from '#shared/queries/work-orders.ts'
import { Countdown } from '../../lib/countdown/countdown.tsx'
import { dayAndTime } from '../../lib/deadline.ts'
import { t } from '../../lib/messages.ts'
import { recordNumber } from '../../lib/record-number.ts'
import { officeZone } from '../../lib/office-zone.ts'
import type { ColumnLook } from '../../list/grid-columns.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { PriorityCell, StatusCell, TitleCell } from './inline-cells.tsx'

/** How the columns of work orders look, where their type does not say enough. */
export function workOrderLooks(now: number): Readonly<Record<string, ColumnLook<WorkOrderRow>>> {
  const none = <span className="muted">{t('list.none')}</span>
  return {
    number: {
      track: '84px',
      render: (row) => <span className="num medium">{recordNumber('workOrder', row.number)}</span>,
    },
    priority: { track: '40px', header: <Icon name="p-high" />, render: (row) => <PriorityCell row={row} /> },
    title: { track: 'minmax(180px, 2.2fr)', render: (row) => <TitleCell row={row} /> },
    workType: { track: 'minmax(110px, 1.3fr)' },
    site: { track: 'minmax(140px, 2fr)' },
    district: {
      track: 'minmax(80px, 1fr)',
      render: (row) => <span className="soft">{row.district ?? none}</span>,
    },
    territory: {
      track: 'minmax(64px, 0.7fr)',
      render: (row) => (
        <span className="soft num" title={row.territoryName ?? ''}>
          {row.territoryCode || row.territoryName || none}
        </span>
      ),
    },
    status: { track: '128px', render: (row) => <StatusCell row={row} /> },
    due: {
      track: '176px',
      render: (row) => <Countdown facts={row.clock} zone={row.zone ?? officeZone()} none={t('list.none')} />,
    },
    visit: {
      track: 'minmax(148px, 0.9fr)',
      render: ({ visit, zone }) =>
        visit?.startsAt && visit.technicianCode ? (
          <span className="num soft">
            {visit.technicianCode} {dayAndTime(visit.startsAt, now, zone ?? officeZone())}
          </span>
        ) : (
          none
        ),
    },
    team: { track: 'minmax(80px, 0.8fr)' },
  }
}
