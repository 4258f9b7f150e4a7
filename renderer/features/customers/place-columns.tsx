import type { CustomerRow, SiteRow } from '#shared/queries/places.ts'
import { t } from '../../lib/messages.ts'
import type { GridColumn } from '../../ui/data-grid.tsx'
import { Icon } from '../../ui/icons/icon.tsx'

/** One line of the tree of customers: a customer, a site under one, or the line for sites still being fetched. */
export type PlaceRow =
  | { readonly kind: 'customer'; readonly row: CustomerRow; readonly level: 1; readonly expanded: boolean | null }
  | { readonly kind: 'site'; readonly row: SiteRow; readonly level: number; readonly expanded: boolean | null }
  | { readonly kind: 'waiting'; readonly customerId: string; readonly level: 2 }
  | { readonly kind: 'more'; readonly customerId: string; readonly count: number; readonly level: 2 }

const none = () => <span className="muted">{t('list.none')}</span>
const number = (count: number) => <span className="num">{count === 0 ? none() : count}</span>

/** Columns of the tree of customers. */
export function customerColumns(): readonly GridColumn<PlaceRow>[] {
  const column = (
    id: string,
    header: string,
    track: string,
    customer: (row: CustomerRow) => React.ReactNode,
    site: (row: SiteRow) => React.ReactNode,
    more: Partial<GridColumn<PlaceRow>> = {},
  ): GridColumn<PlaceRow> => ({
    id,
    header,
    track,
    ...more,
    render: (line) =>
      line.kind === 'customer'
        ? customer(line.row)
        : line.kind === 'site'
          ? site(line.row)
          : id === 'name'
            ? waitingText(line)
            : null,
  })
  return [
    column('name', t('inspector.name'), 'minmax(220px, 2fr)', nameOfCustomer, (site) => <SiteName site={site} />, {
      sortable: true,
    }),
    column(
      'tier',
      t('inspector.tier'),
      '88px',
      ({ tier }) => <span className={tier === 'standard' ? 'soft' : 'medium'}>{t(`places.tier.${tier}`)}</span>,
      () => null,
    ),
    column('contact', t('inspector.contact'), 'minmax(150px, 1.3fr)', contactOf, (site) =>
      site.address === site.name ? '' : <span className="soft">{site.address}</span>,
    ),
    column(
      'phone',
      t('inspector.phone'),
      'minmax(110px, 0.8fr)',
      ({ phone }) => (phone ? <span className="num">{phone}</span> : none()),
      ({ territoryName }) => <span className="soft">{territoryName ?? ''}</span>,
    ),
    column(
      'sites',
      t('places.colSites'),
      '72px',
      ({ sites }) => number(sites),
      ({ parts }) => number(parts),
      { align: 'right' },
    ),
    column(
      'assets',
      t('places.colAssets'),
      '72px',
      () => null,
      ({ assets }) => number(assets),
      { align: 'right' },
    ),
    column(
      'open',
      t('assets.colOpen'),
      '64px',
      ({ openWorkOrders }) => number(openWorkOrders),
      ({ openWorkOrders }) => number(openWorkOrders),
      { align: 'right' },
    ),
  ]
}

function waitingText(line: Extract<PlaceRow, { kind: 'waiting' | 'more' }>) {
  return (
    <span className="muted num">
      {line.kind === 'waiting' ? t('list.loading') : t('places.moreSites', { count: line.count })}
    </span>
  )
}

function nameOfCustomer({ name, active }: CustomerRow) {
  return (
    <span className="row">
      <Icon name="i-cust" className="soft" />
      <span className={active ? 'medium cut' : 'muted cut'} title={name}>
        {name}
      </span>
      {!active && <Inactive />}
    </span>
  )
}

function contactOf({ contact }: CustomerRow) {
  if (!contact) return none()
  return (
    <span className="soft" title={contact.phone ?? ''}>
      {contact.name}
      {contact.phone && <span className="num"> · {contact.phone}</span>}
    </span>
  )
}

function SiteName({ site }: { readonly site: SiteRow }) {
  return (
    <span className="row">
      <span className={site.active ? 'cut' : 'muted cut'} title={site.name}>
        {site.name || site.address}
      </span>
      {site.latitude === null && <Icon name="s-warn" className="warn" label={t('list.notPlaced')} />}
      {!site.active && <Inactive />}
    </span>
  )
}

function Inactive() {
  return (
    <span className="chip">
      <Icon name="s-no" />
      {t('inspector.inactive')}
    </span>
  )
}

/** Columns of the list of sites. */
export function siteColumns(): readonly GridColumn<SiteRow>[] {
  return [
    {
      id: 'name',
      header: t('inspector.name'),
      track: 'minmax(160px, 1.4fr)',
      sortable: true,
      render: (site) => <SiteName site={site} />,
    },
    {
      id: 'address',
      header: t('places.address'),
      track: 'minmax(160px, 1.6fr)',
      sortable: true,
      render: (site) => <span title={site.address}>{site.address || none()}</span>,
    },
    {
      id: 'district',
      header: t('places.district'),
      track: 'minmax(90px, 0.8fr)',
      render: (site) => <span className="soft">{site.district ?? none()}</span>,
    },
    {
      id: 'customer',
      header: t('inspector.customer'),
      track: 'minmax(120px, 1fr)',
      render: (site) => <span className="soft">{site.customerName ?? none()}</span>,
    },
    {
      id: 'partOf',
      header: t('places.partOf'),
      track: 'minmax(100px, 0.8fr)',
      render: (site) => <span className="soft">{site.parentName ?? none()}</span>,
    },
    {
      id: 'territory',
      header: t('inspector.territory'),
      track: 'minmax(90px, 0.8fr)',
      render: (site) => <span className="soft">{site.territoryName ?? none()}</span>,
    },
    {
      id: 'assets',
      header: t('places.colAssets'),
      track: '72px',
      align: 'right',
      render: (site) => number(site.assets),
    },
    {
      id: 'open',
      header: t('assets.colOpen'),
      track: '64px',
      align: 'right',
      render: (site) => number(site.openWorkOrders),
    },
  ]
}
