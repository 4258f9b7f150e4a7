import { create } from 'zustand'
import type { CustomerFilter, CustomerSort, SiteFilter, SiteSort } from '#shared/queries/places.ts'
import { createListView } from './list-view.ts'

/** The view of the list of customers: everybody who is served, by name, at the start. */
export const customerView = createListView<CustomerFilter, CustomerSort>(
  { active: true },
  { by: 'name', descending: false },
)

/** The view of the list of sites: every one where work happens, by name, at the start. */
export const siteView = createListView<SiteFilter, SiteSort>({ active: true }, { by: 'name', descending: false })

/** Whether the screen shows customers with their sites below, or every site as one list. */
export const usePlaceMode = create<{ readonly mode: 'customers' | 'sites' }>(() => ({ mode: 'customers' }))
