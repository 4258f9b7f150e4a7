import { assetFilterSchema, assetSortSchema } from '../queries/assets.ts'
import { defineListExport } from './list-export.ts'

/** Writes a list of assets to a file. */
export const assetsExport = defineListExport('assets.export', assetFilterSchema, assetSortSchema)
