import { create } from 'zustand'
import type { CustomerFilter, SiteFilter, SiteSort } from '#shared/queries/places.ts'

/** What the screen of customers shows. */
export interface PlaceView {
  /** Customers with their sites below, or every site as one list. */
  readonly mode: 'customers' | 'sites'
  readonly customers: CustomerFilter
  readonly customersDescending: boolean
  readonly sites: SiteFilter
  readonly siteSort: SiteSort
}

/** Everybody who is served: what the screen starts with. */
export const startPlaceView: PlaceView = {
  mode: 'customers',
  customers: { active: true },
  customersDescending: false,
  sites: { active: true },
  siteSort: { by: 'name', descending: false },
}

/** The view of the screen of customers. */
export const usePlaceView = create<PlaceView>(() => startPlaceView)

/** Sets fields of one of the filters; `undefined` takes a field off. */
export function setPlaceFilter(
  list: 'customers' | 'sites',
  patch: Partial<Record<keyof CustomerFilter | keyof SiteFilter, unknown>>,
): void {
  usePlaceView.setState((view) => {
    const next = Object.entries({ ...view[list], ...patch }).filter(([, value]) => value !== undefined)
    return { [list]: Object.fromEntries(next) }
  })
}
