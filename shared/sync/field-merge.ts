import type { EntityName } from '../domain/entities.ts'

/**
 * Fields in which a person's promise or plan stands: two desks that change one of them apart from each other are told, and
 * what stands stays until somebody decides. In every other field the later command wins and the earlier value is shown.
 */
const hardFields: Partial<Record<EntityName, readonly string[]>> = {
  visits: ['startsAt', 'endsAt', 'windowStartsAt', 'windowEndsAt', 'durationMinutes', 'pinned', 'status'],
  workOrders: [
    'siteId',
    'customerId',
    'assetId',
    'workTypeId',
    'status',
    'crewSize',
    'bundleId',
    'arriveBy',
    'resolveBy',
  ],
  requests: ['siteId', 'customerId', 'status', 'workOrderId', 'mergedIntoId'],
  sites: ['address', 'latitude', 'longitude', 'customerId', 'parentId'],
  visitTechnicians: ['technicianId', 'visitId', 'lead'],
  technicians: ['active'],
  users: ['role', 'active', 'approvalLimitCents'],
}

/** Whether a field may not be overwritten by somebody who had not seen its value. */
export function isHardField(entity: EntityName, field: string): boolean {
  return hardFields[entity]?.includes(field) ?? false
}
