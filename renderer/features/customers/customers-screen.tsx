import { useCallback, useRef, useState } from 'react'
import { customerTiers } from '#shared/domain/customer/customer.ts'
import { assetsChoices } from '#shared/queries/assets.ts'
import { customersCount, customersGet, sitesCount } from '#shared/queries/places.ts'
import { useMay } from '../../api/may.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { useActions } from '../../state/actions.ts'
import { setPlaceFilter, usePlaceView } from '../../state/place-view.ts'
import { useSelection } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceFilter } from '../../ui/choice-filter.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { CustomerTree } from './customer-tree.tsx'
import { NewCustomerDialog, NewSiteDialog } from './place-dialogs.tsx'
import { SiteList } from './site-list.tsx'

/** Who the work is done for and where: customers with their sites, or every site there is. */
export function CustomersScreen() {
  const view = usePlaceView()
  const may = useMay('editPlaces')
  const searchRef = useRef<HTMLInputElement>(null)
  const [creating, setCreating] = useState<'customer' | 'site' | null>(null)
  const chosen = useSelection((state) => (state.current?.kind === 'customer' ? state.current.id : null))
  const customer = useQueryOf(customersGet, { customerId: chosen ?? '' }, { enabled: chosen !== null }).data?.customer
  const customers = useQueryOf(customersCount, { filter: view.customers }).data
  const sites = useQueryOf(sitesCount, { filter: view.sites }).data
  const counted = view.mode === 'customers' ? customers : sites
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
    (text: string) => setPlaceFilter(usePlaceView.getState().mode, { text: text.trim() === '' ? undefined : text }),
    [],
  )
  return (
    <div className="screen-stack">
      <div className="toolbar">
        <h1 className="semi" style={{ fontSize: 'var(--f-15)' }}>
          {t(view.mode === 'customers' ? 'places.customers' : 'places.sites')}
        </h1>
        <span className="num muted">{count}</span>
        <span className="grow" />
        <Segmented
          label={t('places.mode')}
          value={view.mode}
          options={[
            { value: 'customers', text: t('places.customers') },
            { value: 'sites', text: t('places.sites') },
          ]}
          onChange={(mode) => usePlaceView.setState({ mode })}
        />
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
          key={view.mode}
          label={t(view.mode === 'customers' ? 'places.search' : 'places.searchSites')}
          value={view[view.mode].text ?? ''}
          onChange={onText}
          inputRef={searchRef}
        />
        {view.mode === 'customers' ? <CustomerFilters /> : <SiteFilters />}
      </div>
      {view.mode === 'customers' ? <CustomerTree /> : <SiteList />}
      <footer className="status-line">
        <span className="num">
          {t(view.mode === 'customers' ? 'places.countCustomers' : 'places.countSites', { count })}
        </span>
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
      onChange={(values) => setPlaceFilter(list, { [field]: values ?? undefined })}
      clearLabel={t('list.clearFilter', { name: label })}
      searchLabel={t('list.searchChoices')}
      summary={(count) => t('list.several', { count })}
    />
  )
}

function ActiveFilter({ list }: { readonly list: 'customers' | 'sites' }) {
  const active = usePlaceView((view) => view[list].active) === true
  return (
    <Button aria-pressed={active} onClick={() => setPlaceFilter(list, { active: active ? undefined : true })}>
      {t('people.onlyActive')}
    </Button>
  )
}

function CustomerFilters() {
  const filter = usePlaceView((view) => view.customers)
  const tiers = customerTiers.map((tier) => ({ value: tier, text: t(`places.tier.${tier}`) }))
  return (
    <>
      {chip('customers', 'tiers', t('inspector.tier'), tiers, filter.tiers)}
      <ActiveFilter list="customers" />
    </>
  )
}

function SiteFilters() {
  const filter = usePlaceView((view) => view.sites)
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
            onClick={() => setPlaceFilter('sites', { customerId: undefined })}
          />
        </span>
      )}
      <ActiveFilter list="sites" />
    </>
  )
}
