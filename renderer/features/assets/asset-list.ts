import { assetsExport } from '#shared/actions/assets.ts'
import { assetCriticalities, assetStates } from '#shared/domain/asset/asset.ts'
import type { AssetFilter, AssetRow, AssetSort } from '#shared/queries/assets.ts'
import { assetFilterSchema, assetSortSchema } from '#shared/queries/assets.ts'
import { assetListColumns } from '#shared/queries/lists/asset-columns.ts'
import { assetStateLook, criticalityLook } from '../../lib/asset-look.ts'
import type { ListKind } from '../../list/list-kind.ts'
import { wordsOfLooks } from '../../list/words-of-looks.ts'
import { assetView } from '../../state/asset-view.ts'

/** The list of assets. */
export const assetList: ListKind<AssetRow, AssetFilter, AssetSort> = {
  screen: 'assets',
  view: assetView,
  columns: assetListColumns,
  usual: ['tag', 'criticality', 'name', 'flags', 'site', 'open', 'lastWork', 'warrantyUntil', 'status'],
  subject: 'asset',
  words: () => ({
    criticality: wordsOfLooks(assetCriticalities, criticalityLook),
    status: wordsOfLooks(assetStates, assetStateLook),
  }),
  filterSchema: assetFilterSchema,
  sortSchema: assetSortSchema,
  exportAction: assetsExport,
  things: 'list.things.assets',
}
