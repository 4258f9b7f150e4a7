import type { EntityName } from '../../domain/entities.ts'
import { isEnded } from '../../domain/work-order/work-order-status.ts'
import type { WorkOrderStatus } from '../../domain/work-order/work-order.ts'
import { dayMs } from '../../kernel/zone.ts'
import type { StoredRow } from '../stored-row.ts'

/**
 * Fields by which commands look records up (`read.where`, `uses` of what matters, trees and links). A store outside the
 * desk keeps an index of these and of no others; a test holds this list against every command.
 */
export const indexedFields: Partial<Record<EntityName, readonly string[]>> = {
  alertSnoozes: ['subjectId'],
  approvals: ['subjectId'],
  assets: ['externalId', 'siteId', 'tag', 'parentId'],
  attachments: ['subjectId'],
  attentionItems: ['commandId', 'workOrderId'],
  breaks: ['patternId', 'technicianId'],
  certificates: ['technicianId'],
  absences: ['technicianId'],
  checklistAnswers: ['attachmentId', 'workOrderId'],
  contacts: ['customerId', 'siteId'],
  contracts: ['customerId', 'slaPolicyId'],
  costLines: ['workOrderId'],
  crewMembers: ['crewId'],
  customers: ['externalId'],
  holds: ['workOrderId'],
  invoiceDrafts: ['customerId', 'workOrderId'],
  mapLayers: ['name'],
  notes: ['subjectId'],
  onCalls: ['technicianId'],
  questionTrees: ['trade'],
  quoteLines: ['workOrderId'],
  requestDistinctions: ['requestId'],
  requestLinks: ['otherRequestId', 'requestId'],
  requests: ['customerId', 'externalId', 'mergedIntoId', 'siteId', 'slaPolicyId', 'workOrderId'],
  savedMappings: ['name'],
  shiftExceptions: ['technicianId'],
  shifts: ['patternId', 'technicianId'],
  sites: ['customerId', 'externalId', 'openingCalendarId', 'parentId'],
  slaPolicies: ['calendarId'],
  slaRules: ['contractId', 'customerId', 'policyId'],
  technicianSkills: ['technicianId'],
  technicians: ['externalId', 'territoryId'],
  visitDependencies: ['visitId', 'onVisitId'],
  visitTechnicians: ['visitId', 'technicianId'],
  visits: ['workOrderId'],
  workOrders: ['assetId', 'bundleId', 'contractId', 'customerId', 'externalId', 'siteId', 'slaPolicyId'],
  workTypeVersions: ['workTypeId'],
  workTypes: ['externalId', 'slaPolicyId'],
}

/** Derived keys: the days (UTC, counted from 1970) a placed visit touches, and work orders that are not over. */
export const dayKey = '~day'
export const openKey = '~open'

/** Longest visit in days, which bounds the keys one visit has (`durationMinutes` is at most 14,400). */
const mostDays = 12

/** Every key a record is found by: name and value. */
export function keysOf(entity: EntityName, row: StoredRow): (readonly [key: string, value: string])[] {
  const keys: [string, string][] = []
  for (const field of indexedFields[entity] ?? []) {
    const value = row[field]
    if (typeof value === 'string') keys.push([field, value])
  }
  if (entity === 'visits') for (const day of daysOf(row)) keys.push([dayKey, String(day)])
  if (entity === 'workOrders' && !isEnded(row['status'] as WorkOrderStatus)) keys.push([openKey, '1'])
  return keys
}

/** Days, counted in UTC from 1970, that `[from, to)` touches. */
export function utcDaysOf(from: number, to: number): number[] {
  const first = Math.floor(from / dayMs)
  const last = Math.max(first, Math.ceil(to / dayMs) - 1)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

function daysOf(row: StoredRow): number[] {
  const { startsAt, endsAt } = row as unknown as { startsAt: number | null; endsAt: number | null }
  return startsAt === null || endsAt === null ? [] : utcDaysOf(startsAt, endsAt).slice(0, mostDays)
}
