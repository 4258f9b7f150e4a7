import { create } from 'zustand'
import type { AssetFilter, AssetSort } from '#shared/queries/assets.ts'
import { createListView } from './list-view.ts'

/** The view of the list of assets: everything that is not retired, by tag, at the start. */
export const assetView = createListView<AssetFilter, AssetSort>(
  { statuses: ['inService', 'outOfService'] },
  { by: 'tag', descending: false },
)

/** Whether the screen of assets shows one long list, or sites with what stands there. */
export const useAssetMode = create<{ readonly mode: 'list' | 'tree' }>(() => ({ mode: 'list' }))
