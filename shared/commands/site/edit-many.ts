import { bulkFields } from '../../domain/list/bulk-change.ts'
import { defineEditMany } from '../edit-many.ts'

/** Sets the same details on many sites, in one step. */
export const siteEditMany = defineEditMany({
  name: 'site.editMany',
  entity: 'sites',
  thing: 'site',
  fields: bulkFields.sites,
  summary: 'history.sitesEdited',
})
