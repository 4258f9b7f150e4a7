import type { EntityName } from '../../domain/entities.ts'

/**
 * Fields that point at a record of another kind, as the desk's database has them for foreign keys; a test compares both.
 * Notes and attachments point at records of any kind.
 */
export const references: Readonly<Partial<Record<EntityName, Readonly<Record<string, EntityName>>>>> = {
  contacts: { siteId: 'sites', customerId: 'customers' },
  sites: {
    openingCalendarId: 'businessCalendars',
    parentId: 'sites',
    territoryId: 'territories',
    customerId: 'customers',
  },
  assets: { parentId: 'assets', siteId: 'sites' },
  slaPolicies: { calendarId: 'businessCalendars' },
  workTypes: { slaPolicyId: 'slaPolicies', skillId: 'skills' },
  technicians: { territoryId: 'territories' },
  technicianSkills: { skillId: 'skills', technicianId: 'technicians' },
  certificates: { technicianId: 'technicians' },
  shifts: { patternId: 'shiftPatterns', technicianId: 'technicians' },
  breaks: { patternId: 'shiftPatterns', technicianId: 'technicians' },
  absences: { technicianId: 'technicians' },
  requests: {
    slaPolicyId: 'slaPolicies',
    mergedIntoId: 'requests',
    workOrderId: 'workOrders',
    territoryId: 'territories',
    assetId: 'assets',
    siteId: 'sites',
    customerId: 'customers',
    workTypeId: 'workTypes',
    importId: 'importRuns',
  },
  requestDistinctions: { otherRequestId: 'requests', requestId: 'requests' },
  workOrders: {
    followUpOfId: 'workOrders',
    bundleId: 'bundles',
    contractId: 'contracts',
    slaPolicyId: 'slaPolicies',
    importId: 'importRuns',
    territoryId: 'territories',
    assetId: 'assets',
    siteId: 'sites',
    customerId: 'customers',
    workTypeId: 'workTypes',
    requestId: 'requests',
  },
  visits: { followsVisitId: 'visits', publishedTechnicianId: 'technicians', workOrderId: 'workOrders' },
  visitTechnicians: { technicianId: 'technicians', visitId: 'visits' },
  users: { delegateId: 'users' },
  crews: { leadId: 'technicians', territoryId: 'territories' },
  crewMembers: { technicianId: 'technicians', crewId: 'crews' },
  onCalls: { territoryId: 'territories', technicianId: 'technicians' },
  shiftExceptions: { technicianId: 'technicians' },
  requestLinks: { otherRequestId: 'requests', requestId: 'requests' },
  workTypeVersions: { workTypeId: 'workTypes' },
  checklistAnswers: {
    followUpWorkOrderId: 'workOrders',
    attachmentId: 'attachments',
    visitId: 'visits',
    workOrderId: 'workOrders',
  },
  holds: { reasonId: 'reasons', workOrderId: 'workOrders' },
  visitDependencies: { onVisitId: 'visits', visitId: 'visits' },
  slaRules: { policyId: 'slaPolicies', workTypeId: 'workTypes', contractId: 'contracts', customerId: 'customers' },
  contracts: { slaPolicyId: 'slaPolicies', customerId: 'customers' },
  costLines: { technicianId: 'technicians', visitId: 'visits', workOrderId: 'workOrders' },
  quoteLines: { workOrderId: 'workOrders' },
  invoiceDrafts: { customerId: 'customers', workOrderId: 'workOrders' },
}

const loose: readonly EntityName[] = ['notes', 'attachments']

/** Fields that may point at records of a kind, by the kind they belong to. */
export function referencesTo(target: EntityName): ReadonlyMap<EntityName, readonly string[]> {
  const found = new Map<EntityName, string[]>(loose.map((entity) => [entity, ['subjectId']]))
  for (const [entity, fields] of Object.entries(references)) {
    const pointing = Object.keys(fields).filter((field) => fields[field] === target)
    if (pointing.length > 0) found.set(entity as EntityName, pointing)
  }
  return found
}
