import { assetsExport } from '#shared/actions/assets.ts'
import { assetListColumns } from '#shared/queries/lists/asset-columns.ts'
import { exportsList } from '../lists/export-list.ts'
import { assetPage } from '../queries/places/assets.ts'

/** The lists of records that can be written to a file. */
export const listExportActions = [
  exportsList(assetsExport, {
    columns: assetListColumns,
    subject: 'asset',
    fileName: 'assets',
    sheetName: 'Assets',
    read: (context, filter, sort) => (after, limit) => assetPage(context, filter, sort, { after, until: null, limit }),
  }),
]
