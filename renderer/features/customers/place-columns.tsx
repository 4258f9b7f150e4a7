import type { CustomerRow, SiteRow } from '#shared/queries/places.ts'
import { t } from '../../lib/messages.ts'
import type { GridColumn } from '../../ui/data-grid.tsx'
import type { ColumnLook } from '../../list/grid-columns.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { CustomerCell, SiteCell, TierCell } from './inline-cells.tsx'

/** One line of the tree of customers: a customer, a site under one, or the line for sites still being fetched. */
export type PlaceRow =
  | { readonly kind: 'customer'; readonly row: CustomerRow; readonly level: 1; readonly expanded: boolean | null }
  | { readonly kind: 'site'; readonly row: SiteRow; readonly level: number; readonly expanded: boolean | null }
  | { readonly kind: 'waiting'; readonly customerId: string; readonly level: 2 }
  | { readonly kind: 'more'; readonly customerId: string; readonly count: number; readonly level: 2 }

const none = () => <span className="muted">{t('list.none')}</span>
const number = (count: number) => <span className="num">{count === 0 ? none() : count}</span>

/** Columns of the tree of customers: those of the list, with what a site under a customer shows in them. */
export function treeColumns(columns: readonly GridColumn<CustomerRow>[]): readonly GridColumn<PlaceRow>[] {
  return columns.map((column, at) => ({
    ...column,
    render: (line, index) =>
      line.kind === 'customer'
        ? column.render(line.row, index)
        : line.kind === 'site'
          ? siteUnderCustomer(column.id, line.row, at === 0)
          : at === 0
            ? waitingText(line)
            : null,
  }))
}

/** How the columns of customers look, where their type does not say enough. */
export function customerLooks(): Readonly<Record<string, ColumnLook<CustomerRow>>> {
  return {
    name: { track: 'minmax(220px, 2fr)', render: nameOfCustomer },
    tier: { track: '96px', render: (row) => <TierCell row={row} /> },
    contact: { track: 'minmax(150px, 1.3fr)', render: contactOf },
    phone: {
      track: 'minmax(110px, 0.8fr)',
      render: (row) => (
        <CustomerCell row={row} field="phone">
          {row.phone ? <span className="num">{row.phone}</span> : none()}
        </CustomerCell>
      ),
    },
    email: {
      track: 'minmax(120px, 1fr)',
      render: (row) => (
        <CustomerCell row={row} field="email">
          {row.email ?? none()}
        </CustomerCell>
      ),
    },
    sites: { track: '72px', align: 'right', render: ({ sites }) => number(sites) },
    open: { track: '64px', align: 'right', render: ({ openWorkOrders }) => number(openWorkOrders) },
  }
}

function siteUnderCustomer(column: string, site: SiteRow, first: boolean) {
  if (first) return <SiteName site={site} />
  if (column === 'contact') return site.address === site.name ? '' : <span className="soft">{site.address}</span>
  if (column === 'phone') return <span className="soft">{site.territoryName ?? ''}</span>
  if (column === 'sites') return site.parts === 0 ? null : number(site.parts)
  if (column === 'open') return number(site.openWorkOrders)
  return null
}

function waitingText(line: Extract<PlaceRow, { kind: 'waiting' | 'more' }>) {
  return (
    <span className="muted num">
      {line.kind === 'waiting' ? t('list.loading') : t('places.moreSites', { count: line.count })}
    </span>
  )
}

function nameOfCustomer(row: CustomerRow) {
  const { name, active } = row
  return (
    <span className="row">
      <Icon name="i-cust" className="soft" />
      <CustomerCell row={row} field="name">
        <span className={active ? 'medium' : 'muted'} title={name}>
          {name}
        </span>
      </CustomerCell>
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

/** How the columns of sites look, where their type does not say enough. */
export function siteLooks(): Readonly<Record<string, ColumnLook<SiteRow>>> {
  const soft = (text: string | null) => (text ? <span className="soft">{text}</span> : none())
  return {
    name: {
      track: 'minmax(160px, 1.4fr)',
      render: (site) => (
        <SiteCell row={site} field="name">
          <SiteName site={site} />
        </SiteCell>
      ),
    },
    address: { track: 'minmax(160px, 1.6fr)' },
    district: {
      track: 'minmax(90px, 0.8fr)',
      render: (site) => (
        <SiteCell row={site} field="district">
          {soft(site.district)}
        </SiteCell>
      ),
    },
    customer: { track: 'minmax(120px, 1fr)', render: (site) => soft(site.customerName) },
    partOf: { track: 'minmax(100px, 0.8fr)', render: (site) => soft(site.parentName) },
    territory: { track: 'minmax(90px, 0.8fr)', render: (site) => soft(site.territoryName) },
    assets: { track: '72px', align: 'right', render: (site) => number(site.assets) },
    open: { track: '64px', align: 'right', render: (site) => number(site.openWorkOrders) },
  }
}
