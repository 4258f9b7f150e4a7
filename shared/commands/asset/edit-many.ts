import { bulkFields } from '../../domain/list/bulk-change.ts'
import { defineEditMany } from '../edit-many.ts'

// The state has a command of its own, because open work forbids to retire.
const { status: _status, ...fields } = bulkFields.assets

/** Sets the same details on many assets, in one step. */
export const assetEditMany = defineEditMany({
  name: 'asset.editMany',
  entity: 'assets',
  thing: 'asset',
  fields,
  summary: 'history.assetsEdited',
})
