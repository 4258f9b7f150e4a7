import { bulkFields } from '../../domain/list/bulk-change.ts'
import { defineEditMany } from '../edit-many.ts'

/** Sets the same details on many customers, in one step. */
export const customerEditMany = defineEditMany({
  name: 'customer.editMany',
  entity: 'customers',
  thing: 'customer',
  fields: bulkFields.customers,
  summary: 'history.customersEdited',
})
