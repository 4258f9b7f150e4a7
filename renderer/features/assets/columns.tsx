import type { AssetRow } from '#shared/queries/assets.ts'
import type { Day } from '#shared/kernel/zone.ts'
import { warrantyLook } from '../../lib/asset-look.ts'
import { formatDate } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { dayWithYear } from '../../list/grid-columns.tsx'
import type { ColumnLook } from '../../list/grid-columns.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { CriticalityCell, DetailCell, StateCell } from './inline-cells.tsx'

/** How the columns of assets look, where their type does not say enough. */
export function assetLooks(today: Day, inTree = false): Readonly<Record<string, ColumnLook<AssetRow>>> {
  const none = <span className="muted">{t('list.none')}</span>
  const soft = (text: string | null) => (text ? <span className="soft">{text}</span> : none)
  return {
    tag: {
      track: inTree ? 'minmax(200px, 1.4fr)' : 'minmax(90px, 0.8fr)',
      render: (row) => <span className="semi num">{row.tag}</span>,
    },
    criticality: { track: '40px', header: <Icon name="p-high" />, render: (row) => <CriticalityCell row={row} /> },
    name: {
      track: 'minmax(130px, 1.5fr)',
      render: (row) => (
        <DetailCell row={row} field="name" label={t('assets.editName', { tag: row.tag })}>
          <span title={row.name}>
            {row.name}
            {!inTree && row.parentTag && <span className="muted"> · {t('assets.partOf', { tag: row.parentTag })}</span>}
          </span>
        </DetailCell>
      ),
    },
    kind: {
      track: 'minmax(90px, 0.9fr)',
      render: (row) => (
        <DetailCell row={row} field="kind" label={t('assets.editKind', { tag: row.tag })}>
          {soft(row.kind)}
        </DetailCell>
      ),
    },
    flags: { track: 'minmax(120px, 1.2fr)', render: (row) => <Flags row={row} /> },
    site: {
      track: 'minmax(140px, 1.6fr)',
      render: (row) => (
        <span title={[row.siteName, row.address].filter(Boolean).join(', ')}>{row.siteName || row.address}</span>
      ),
    },
    location: {
      render: (row) => (
        <DetailCell row={row} field="locationNote" label={t('assets.editLocation', { tag: row.tag })}>
          {soft(row.locationNote)}
        </DetailCell>
      ),
    },
    open: {
      track: '64px',
      align: 'right',
      render: (row) => <span className="num">{row.openWorkOrders === 0 ? none : row.openWorkOrders}</span>,
    },
    lastWork: {
      track: '104px',
      render: (row) => <span className="num soft">{row.lastWorkAt === null ? none : formatDate(row.lastWorkAt, officeZone(), true)}</span>, // prettier-ignore
    },
    warrantyUntil: {
      track: '124px',
      render: ({ warrantyUntil }) => {
        const look = warrantyLook(warrantyUntil, today)
        if (!look) return none
        return (
          <span className={`row num ${look.family === 'idle' ? 'soft' : look.family}`}>
            <Icon name={look.shape} />
            {dayWithYear(warrantyUntil!)}
          </span>
        )
      },
    },
    status: { track: '128px', render: (row) => <StateCell row={row} /> },
  }
}

/** What fails again, and whether a new one would be cheaper. */
function Flags({ row: { repeat, replace } }: { readonly row: AssetRow }) {
  return (
    <span className="row">
      {repeat && (
        <span className="row risk medium" title={t('assets.repeatTitle', { code: repeat.code, count: repeat.count })}>
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
  )
}
