import { useCallback, useRef, useState } from 'react'
import { customerTiers } from '#shared/domain/customer/customer.ts'
import { assetsChoices } from '#shared/queries/assets.ts'
import type { CustomerFilter, SiteFilter } from '#shared/queries/places.ts'
import { customersCount, customersGet, sitesCount } from '#shared/queries/places.ts'
import { useMay } from '../../api/may.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { useActions } from '../../state/actions.ts'
import { CustomFilters } from '../../list/custom-filters.tsx'
import { ListTools } from '../../list/list-tools.tsx'
import { useSelectedOf } from '../../list/record-grid.tsx'
import { customerView, siteView, usePlaceMode } from '../../state/place-view.ts'
import { useSelection } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceFilter } from '../../ui/choice-filter.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { CustomerTree } from './customer-tree.tsx'
import { CustomerBar, SiteBar } from './place-bars.tsx'
import { NewCustomerDialog, NewSiteDialog } from './place-dialogs.tsx'
import { customerList, siteList } from './place-lists.ts'
import { SiteList } from './site-list.tsx'

/** Who the work is done for and where: customers with their sites, or every site there is. */
export function CustomersScreen() {
  const { mode } = usePlaceMode()
  const ofCustomers = customerView.use()
  const ofSites = siteView.use()
  const shown = mode === 'customers' ? ofCustomers : ofSites
  const customerIds = useSelectedOf('customer').ids
  const siteIds = useSelectedOf('site').ids
  const selected = mode === 'customers' ? customerIds : siteIds
  const may = useMay('editPlaces')
  const searchRef = useRef<HTMLInputElement>(null)
  const [creating, setCreating] = useState<'customer' | 'site' | null>(null)
  const chosen = useSelection((state) => (state.current?.kind === 'customer' ? state.current.id : null))
  const customer = useQueryOf(customersGet, { customerId: chosen ?? '' }, { enabled: chosen !== null }).data?.customer
  const customers = useQueryOf(customersCount, { filter: ofCustomers.filter }).data
  const sites = useQueryOf(sitesCount, { filter: ofSites.filter }).data
  const counted = mode === 'customers' ? customers : sites
  const count = counted ? t(counted.more ? 'list.countMore' : 'list.count', { count: counted.count }) : ''
  useActions('customers', [
    { id: 'customers.new', text: t('places.newCustomer'), keys: 'n', run: () => setCreating('customer'), enabled: may },
    {
      id: 'customers.newSite',
      text: t('places.newSite'),
      keys: 'shift+n',
      run: () => setCreating('site'),
      enabled: may,
    },
    { id: 'customers.search', text: t('places.search'), keys: '/', run: () => searchRef.current?.focus() },
  ])
  const onText = useCallback(
    (text: string) => setFilter(usePlaceMode.getState().mode, { text: text.trim() === '' ? undefined : text }),
    [],
  )
  return (
    <div className="screen-stack">
      <div className="toolbar">
        <h1 className="semi" style={{ fontSize: 'var(--f-15)' }}>
          {shown.name ?? t(mode === 'customers' ? 'places.customers' : 'places.sites')}
        </h1>
        <span className="num muted">{count}</span>
        <span className="grow" />
        <Segmented
          label={t('places.mode')}
          value={mode}
          options={[
            { value: 'customers', text: t('places.customers') },
            { value: 'sites', text: t('places.sites') },
          ]}
          onChange={(next) => usePlaceMode.setState({ mode: next })}
        />
        {mode === 'customers' ? <ListTools kind={customerList} /> : <ListTools kind={siteList} />}
        {may && (
          <>
            <Button icon="i-plus" onClick={() => setCreating('site')}>
              {t('places.newSite')}
            </Button>
            <Button kind="primary" icon="i-plus" onClick={() => setCreating('customer')}>
              {t('places.newCustomer')}
            </Button>
          </>
        )}
      </div>
      <div className="toolbar" style={{ flexWrap: 'wrap', padding: '6px 12px' }}>
        <SearchField
          key={mode}
          label={t(mode === 'customers' ? 'places.search' : 'places.searchSites')}
          value={shown.filter.text ?? ''}
          onChange={onText}
          inputRef={searchRef}
        />
        {mode === 'customers' ? <CustomerFilters /> : <SiteFilters />}
      </div>
      {mode === 'customers' ? <CustomerTree count={customers?.count} /> : <SiteList count={sites?.count} />}
      {customerIds.size > 1 && mode === 'customers' && <CustomerBar ids={[...customerIds]} />}
      {siteIds.size > 1 && mode === 'sites' && <SiteBar ids={[...siteIds]} />}
      <footer className="status-line">
        <span className="num">
          {t(mode === 'customers' ? 'places.countCustomers' : 'places.countSites', { count })}
        </span>
        {selected.size > 1 && <span className="num">{t('list.selected', { count: selected.size })}</span>}
        <span className="grow" />
        <span>{officeZone()}</span>
      </footer>
      {creating === 'customer' && <NewCustomerDialog onClose={() => setCreating(null)} />}
      {creating === 'site' && (
        <NewSiteDialog
          customer={customer ? { id: customer.id, name: customer.name } : null}
          onClose={() => setCreating(null)}
        />
      )}
    </div>
  )
}

function setFilter(
  list: 'customers' | 'sites',
  patch: Partial<Record<keyof CustomerFilter | keyof SiteFilter, unknown>>,
) {
  if (list === 'customers') customerView.setFilter(patch)
  else siteView.setFilter(patch)
}

function chip(
  list: 'customers' | 'sites',
  field: 'tiers' | 'flags' | 'territoryIds',
  label: string,
  options: readonly { readonly value: string; readonly text: string }[],
  chosen: readonly string[] | undefined,
) {
  return (
    <ChoiceFilter
      key={field}
      label={label}
      options={options}
      chosen={chosen ?? null}
      onChange={(values) => setFilter(list, { [field]: values ?? undefined })}
      clearLabel={t('list.clearFilter', { name: label })}
      searchLabel={t('list.searchChoices')}
      summary={(count) => t('list.several', { count })}
    />
  )
}

function ActiveFilter({ list }: { readonly list: 'customers' | 'sites' }) {
  const ofCustomers = customerView.use((view) => view.filter.active)
  const ofSites = siteView.use((view) => view.filter.active)
  const active = (list === 'customers' ? ofCustomers : ofSites) === true
  return (
    <Button aria-pressed={active} onClick={() => setFilter(list, { active: active ? undefined : true })}>
      {t('people.onlyActive')}
    </Button>
  )
}

function CustomerFilters() {
  const filter = customerView.use((view) => view.filter)
  const tiers = customerTiers.map((tier) => ({ value: tier, text: t(`places.tier.${tier}`) }))
  return (
    <>
      {chip('customers', 'tiers', t('inspector.tier'), tiers, filter.tiers)}
      <ActiveFilter list="customers" />
    </>
  )
}

function SiteFilters() {
  const filter = siteView.use((view) => view.filter)
  const territories = useQueryOf(assetsChoices, {}).data?.territories ?? []
  const owner = useQueryOf(customersGet, { customerId: filter.customerId ?? '' }, { enabled: filter.customerId !== undefined }).data // prettier-ignore
  const flags = (['open', 'assets', 'unplaced', 'noCustomer'] as const).map((flag) => ({ value: flag, text: t(`places.flag.${flag}`) })) // prettier-ignore
  return (
    <>
      {chip('sites', 'flags', t('assets.filterFlags'), flags, filter.flags)}
      {territories.length > 0 &&
        chip(
          'sites',
          'territoryIds',
          t('inspector.territory'),
          territories.map(({ id, name }) => ({ value: id, text: name })),
          filter.territoryIds,
        )}
      {filter.customerId !== undefined && (
        <span className="filter-chip" data-set="true">
          <span className="soft">{t('inspector.customer')}</span>
          <b className="semi">{owner?.customer.name ?? ''}</b>
          <Button
            kind="ghost"
            size="small"
            icon="i-x"
            aria-label={t('list.clearFilter', { name: t('inspector.customer') })}
            onClick={() => setFilter('sites', { customerId: undefined })}
          />
        </span>
      )}
      <ActiveFilter list="sites" />
      <CustomFilters
        subject="site"
        chosen={filter.custom ?? []}
        onChange={(custom) => setFilter('sites', { custom })}
      />
    </>
  )
}
