import { customersExport, sitesExport } from '#shared/actions/places.ts'
import { customerTiers } from '#shared/domain/customer/customer.ts'
import { customerListColumns } from '#shared/queries/lists/customer-columns.ts'
import { siteListColumns } from '#shared/queries/lists/site-columns.ts'
import type {
  CustomerFilter,
  CustomerRow,
  CustomerSort,
  SiteFilter,
  SiteRow,
  SiteSort,
} from '#shared/queries/places.ts'
import { customerFilterSchema, customerSortSchema, siteFilterSchema, siteSortSchema } from '#shared/queries/places.ts'
import { t } from '../../lib/messages.ts'
import type { ListKind } from '../../list/list-kind.ts'
import { customerView, siteView } from '../../state/place-view.ts'

/** The list of customers. */
export const customerList: ListKind<CustomerRow, CustomerFilter, CustomerSort> = {
  screen: 'customers',
  view: customerView,
  columns: customerListColumns,
  usual: ['name', 'tier', 'contact', 'phone', 'sites', 'open'],
  subject: null,
  words: () => ({ tier: Object.fromEntries(customerTiers.map((tier) => [tier, t(`places.tier.${tier}`)])) }),
  filterSchema: customerFilterSchema,
  sortSchema: customerSortSchema,
  exportAction: customersExport,
  things: 'list.things.customers',
}

/** The list of sites. */
export const siteList: ListKind<SiteRow, SiteFilter, SiteSort> = {
  screen: 'sites',
  view: siteView,
  columns: siteListColumns,
  usual: ['name', 'address', 'district', 'customer', 'partOf', 'territory', 'assets', 'open'],
  subject: 'site',
  words: () => ({}),
  filterSchema: siteFilterSchema,
  sortSchema: siteSortSchema,
  exportAction: sitesExport,
  things: 'list.things.sites',
}
