import type { AssetRow } from '#shared/queries/assets.ts'
import type { Day } from '#shared/kernel/zone.ts'
import { assetStateLook, criticalityLook, warrantyLook } from '../../lib/asset-look.ts'
import { formatDate, formatDay } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import type { GridColumn } from '../../ui/data-grid.tsx'
import { Icon } from '../../ui/icons/icon.tsx'

/** Columns that are shown unless the person chose others. */
export const usualAssetColumns = ['tag', 'criticality', 'name', 'flags', 'site', 'open', 'lastWork', 'warrantyUntil', 'status'] // prettier-ignore

/** Every column there is. */
export function assetColumns(today: Day, inTree = false): readonly GridColumn<AssetRow>[] {
  const none = <span className="muted">{t('list.none')}</span>
  return [
    {
      id: 'tag',
      header: t('assets.tag'),
      track: inTree ? 'minmax(200px, 1.4fr)' : 'minmax(90px, 0.8fr)',
      sortable: true,
      render: (row) => <span className="semi num">{row.tag}</span>,
    },
    {
      id: 'criticality',
      header: <Icon name="p-high" />,
      headerLabel: t('assets.criticality'),
      track: '34px',
      render: ({ criticality }) => {
        const look = criticalityLook[criticality]
        return <Icon name={look.shape} className={look.family} label={t(look.textKey)} />
      },
    },
    {
      id: 'name',
      header: t('inspector.name'),
      track: 'minmax(130px, 1.5fr)',
      sortable: true,
      render: (row) => (
        <span title={row.name}>
          {row.name}
          {!inTree && row.parentTag && <span className="muted"> · {t('assets.partOf', { tag: row.parentTag })}</span>}
        </span>
      ),
    },
    {
      id: 'kind',
      header: t('inspector.kind'),
      track: 'minmax(90px, 0.9fr)',
      sortable: true,
      render: (row) => <span className="soft">{row.kind || none}</span>,
    },
    {
      id: 'flags',
      header: t('assets.colFlags'),
      track: 'minmax(120px, 1.2fr)',
      render: ({ repeat, replace }) => (
        <span className="row">
          {repeat && (
            <span
              className="row risk medium"
              title={t('assets.repeatTitle', { code: repeat.code, count: repeat.count })}
            >
              <Icon name="s-risk" />
              <span className="cut">{t('assets.repeatShort', { code: repeat.code, count: repeat.count })}</span>
            </span>
          )}
          {replace && (
            <span className="row warn medium">
              <Icon name="s-warn" />
              {t('assets.replaceShort')}
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'site',
      header: t('inspector.site'),
      track: 'minmax(140px, 1.6fr)',
      render: (row) => (
        <span title={[row.siteName, row.address].filter(Boolean).join(', ')}>{row.siteName || row.address}</span>
      ),
    },
    {
      id: 'customer',
      header: t('inspector.customer'),
      track: 'minmax(100px, 1fr)',
      render: (row) => <span className="soft">{row.customerName ?? none}</span>,
    },
    {
      id: 'location',
      header: t('assets.location'),
      track: 'minmax(100px, 1fr)',
      render: (row) => <span className="soft">{row.locationNote ?? none}</span>,
    },
    {
      id: 'model',
      header: t('inspector.model'),
      track: 'minmax(100px, 1fr)',
      render: (row) => <span className="soft">{[row.manufacturer, row.model].filter(Boolean).join(' ') || none}</span>,
    },
    {
      id: 'serial',
      header: t('inspector.serial'),
      track: 'minmax(90px, 0.8fr)',
      render: (row) => <span className="num soft">{row.serial ?? none}</span>,
    },
    {
      id: 'installedOn',
      header: t('inspector.installedOn'),
      track: '104px',
      render: (row) => <span className="num">{row.installedOn === null ? none : dayText(row.installedOn)}</span>,
    },
    {
      id: 'open',
      header: t('assets.colOpen'),
      track: '64px',
      align: 'right',
      render: (row) => <span className="num">{row.openWorkOrders === 0 ? none : row.openWorkOrders}</span>,
    },
    {
      id: 'lastWork',
      header: t('assets.colLastWork'),
      track: '104px',
      render: (row) => <span className="num soft">{row.lastWorkAt === null ? none : formatDate(row.lastWorkAt, officeZone(), true)}</span>, // prettier-ignore
    },
    {
      id: 'warrantyUntil',
      header: t('assets.colWarranty'),
      track: '124px',
      sortable: true,
      render: ({ warrantyUntil }) => {
        const look = warrantyLook(warrantyUntil, today)
        if (!look) return none
        return (
          <span className={`row num ${look.family === 'idle' ? 'soft' : look.family}`}>
            <Icon name={look.shape} />
            {dayText(warrantyUntil!)}
          </span>
        )
      },
    },
    {
      id: 'status',
      header: t('inspector.status'),
      track: '116px',
      render: ({ status }) => {
        const look = assetStateLook[status]
        return (
          <span className="row">
            <Icon name={look.shape} className={look.family} />
            {t(look.textKey)}
          </span>
        )
      },
    },
  ]
}

/** A day with its year, `6 Sep 2011`. */
export function dayText(day: Day): string {
  return `${formatDay(day, 'short')} ${day.slice(0, 4)}`
}
