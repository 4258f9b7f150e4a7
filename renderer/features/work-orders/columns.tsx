import type { CustomField } from '#shared/domain/custom-field/custom-field.ts'
import type { WorkOrderRow } from '#shared/queries/work-orders.ts'
import { Countdown } from '../../lib/countdown/countdown.tsx'
import { dayAndTime } from '../../lib/deadline.ts'
import { formatDateTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import type { GridColumn } from '../../ui/data-grid.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { PriorityCell, StatusCell, TitleCell } from './inline-cells.tsx'

/** Columns that are shown unless the person chose others. */
export const usualColumns = ['number', 'priority', 'title', 'site', 'territory', 'status', 'due', 'visit']

/** Every column there is, with the field it is exported as. */
export function workOrderColumns(now: number, fields: readonly CustomField[]): readonly GridColumn<WorkOrderRow>[] {
  const none = <span className="muted">{t('list.none')}</span>
  const instant = (at: number | null, zone: string) =>
    at === null ? none : <span title={formatDateTime(at, zone)}>{dayAndTime(at, now, zone)}</span>
  return [
    {
      id: 'number',
      header: t('workOrders.colNumber'),
      track: '72px',
      sortable: true,
      render: (row) => <span className="num medium">{row.number}</span>,
    },
    {
      id: 'priority',
      header: <Icon name="p-high" />,
      headerLabel: t('workOrders.colPriority'),
      track: '40px',
      sortable: true,
      render: (row) => <PriorityCell row={row} />,
    },
    {
      id: 'title',
      header: t('workOrders.colTitle'),
      track: 'minmax(180px, 2.2fr)',
      render: (row) => <TitleCell row={row} />,
    },
    {
      id: 'workType',
      header: t('workOrders.colWorkType'),
      track: 'minmax(110px, 1.3fr)',
      sortable: true,
      render: (row) => <span title={row.workTypeName ?? ''}>{row.workTypeName ?? none}</span>,
    },
    {
      id: 'site',
      header: t('workOrders.colSite'),
      track: 'minmax(140px, 2fr)',
      sortable: true,
      render: (row) => <span title={row.address ?? row.siteName ?? ''}>{row.address || row.siteName || none}</span>,
    },
    {
      id: 'district',
      header: t('workOrders.colDistrict'),
      track: 'minmax(80px, 1fr)',
      render: (row) => <span className="soft">{row.district ?? none}</span>,
    },
    {
      id: 'territory',
      header: t('workOrders.colTerritory'),
      track: 'minmax(64px, 0.7fr)',
      render: (row) => (
        <span className="soft num" title={row.territoryName ?? ''}>
          {row.territoryCode || row.territoryName || none}
        </span>
      ),
    },
    {
      id: 'status',
      header: t('workOrders.colStatus'),
      track: '128px',
      sortable: true,
      render: (row) => <StatusCell row={row} />,
    },
    {
      id: 'due',
      header: t('workOrders.colDue'),
      track: '168px',
      sortable: true,
      render: (row) => <Countdown facts={row.clock} zone={row.zone ?? officeZone()} none={t('list.none')} />,
    },
    {
      id: 'resolveBy',
      header: t('workOrders.colResolveBy'),
      track: '120px',
      sortable: true,
      render: (row) => <span className="num">{instant(row.resolveBy, row.zone ?? officeZone())}</span>,
    },
    {
      id: 'arriveBy',
      header: t('workOrders.colArriveBy'),
      track: '120px',
      render: (row) => <span className="num">{instant(row.clock.arriveBy, row.zone ?? officeZone())}</span>,
    },
    {
      id: 'visit',
      header: t('workOrders.colVisit'),
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
    {
      id: 'openedAt',
      header: t('workOrders.colOpened'),
      track: '120px',
      sortable: true,
      render: (row) => <span className="num">{instant(row.openedAt, row.zone ?? officeZone())}</span>,
    },
    {
      id: 'respondBy',
      header: t('workOrders.colRespondBy'),
      track: '120px',
      render: (row) => <span className="num">{instant(row.respondBy, row.zone ?? officeZone())}</span>,
    },
    {
      id: 'completedAt',
      header: t('workOrders.colCompleted'),
      track: '120px',
      render: (row) => <span className="num">{instant(row.completedAt, row.zone ?? officeZone())}</span>,
    },
    {
      id: 'team',
      header: t('workOrders.colTeam'),
      track: 'minmax(80px, 0.8fr)',
      render: (row) => row.team ?? none,
    },
    {
      id: 'customer',
      header: t('workOrders.colCustomer'),
      track: 'minmax(100px, 1fr)',
      render: (row) => row.customerName ?? none,
    },
    ...fields.map((field): GridColumn<WorkOrderRow> => {
      const { key, label, type, unit } = field
      return {
        id: `custom:${key}`,
        header: label,
        track: 'minmax(90px, 1fr)',
        ...(type === 'number' ? { align: 'right' as const } : {}),
        render: ({ custom }) => {
          const value = custom[key]
          if (value === undefined) return none
          const text = typeof value === 'boolean' ? t(`customFields.${value ? 'yes' : 'no'}`) : String(value)
          return <span title={text}>{unit ? `${text} ${unit}` : text}</span>
        },
      }
    }),
  ]
}

/** Name of a column for the chooser and the head of an export. */
export function columnName(id: string, fields: readonly CustomField[]): string {
  const own = fields.find(({ key }) => id === `custom:${key}`)
  if (own) return own.label
  const names: Readonly<Record<string, string>> = {
    number: 'colNumber',
    priority: 'colPriority',
    title: 'colTitle',
    workType: 'colWorkType',
    site: 'colSite',
    district: 'colDistrict',
    territory: 'colTerritory',
    status: 'colStatus',
    due: 'colDue',
    resolveBy: 'colResolveBy',
    arriveBy: 'colArriveBy',
    visit: 'colVisit',
    openedAt: 'colOpened',
    respondBy: 'colRespondBy',
    completedAt: 'colCompleted',
    team: 'colTeam',
    customer: 'colCustomer',
  }
  return t(`workOrders.${names[id] ?? id}`)
}
