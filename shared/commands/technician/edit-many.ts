import { bulkFields } from '../../domain/list/bulk-change.ts'
import { defineEditMany } from '../edit-many.ts'

/** Sets the same details on many technicians, in one step. */
export const technicianEditMany = defineEditMany({
  name: 'technician.editMany',
  entity: 'technicians',
  thing: 'technician',
  fields: bulkFields.technicians,
  summary: 'history.techniciansEdited',
})
