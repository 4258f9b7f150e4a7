import type { EntityName } from '../../domain/entities.ts'
import type { subjectKinds } from '../../domain/note/note.ts'

/** The kind of record behind each thing a note or a file can hang on. */
export const subjectEntities = {
  request: 'requests',
  workOrder: 'workOrders',
  visit: 'visits',
  site: 'sites',
  asset: 'assets',
  customer: 'customers',
  technician: 'technicians',
} as const satisfies Record<(typeof subjectKinds)[number], EntityName>
