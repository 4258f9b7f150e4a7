import { create } from 'zustand'
import type { AssetFilter, AssetSort } from '#shared/queries/assets.ts'

/** What the screen of assets shows. */
export interface AssetView {
  readonly filter: AssetFilter
  readonly sort: AssetSort
  /** One long list, or sites with what stands there. */
  readonly mode: 'list' | 'tree'
  /** Columns by id, in order; null for the usual ones. */
  readonly columns: readonly string[] | null
}

/** Everything that is not retired, by tag: what the screen starts with. */
export const startAssetView: AssetView = {
  filter: { statuses: ['inService', 'outOfService'] },
  sort: { by: 'tag', descending: false },
  mode: 'list',
  columns: null,
}

/** The view of the screen of assets. */
export const useAssetView = create<AssetView>(() => startAssetView)

/** Sets fields of the filter; `undefined` takes a field off. */
export function setAssetFilter(patch: Partial<Record<keyof AssetFilter, unknown>>): void {
  useAssetView.setState(({ filter }) => {
    const next = Object.entries({ ...filter, ...patch }).filter(([, value]) => value !== undefined)
    return { filter: Object.fromEntries(next) as AssetFilter }
  })
}
