import type { EntityRow } from '../../domain/entities.ts'
import type { ClockLevels } from '../../domain/sla/service-levels.ts'
import type { Request } from '../../domain/request/request.ts'
import { settingNames } from '../../domain/settings/settings.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import type { VisitDetail } from '../../domain/visit/visit-detail.ts'
import type { Hold } from '../../domain/work-order/hold.ts'
import { read } from '../read.ts'
import { clockTermReads } from '../service-level-reads.ts'
import type { WorkOrderOfVisits } from './work-order-change.ts'

/** Rows that follow from visits: their work orders with all that follows their visits, and everybody on the visits. */
export function readsOfVisits(details: readonly VisitDetail[]) {
  const workOrderIds = [...new Set(details.map(({ visit }) => visit.workOrderId))]
  return {
    workOrders: read.byIds('workOrders', workOrderIds),
    siblings: read.where('visits', 'workOrderId', workOrderIds),
    requests: read.where('requests', 'workOrderId', workOrderIds),
    holds: read.where('holds', 'workOrderId', workOrderIds),
    mapping: read.byId('settings', settingNames.statusMapping),
    ...clockTermReads(),
    people: read.where(
      'visitTechnicians',
      'visitId',
      details.map(({ visit }) => visit.id),
    ),
  }
}

/** One work order with all that follows its visits, and which of them a command changes. */
export interface WorkOrderGroup extends WorkOrderOfVisits {
  readonly workOrder: EntityRow<'workOrders'>
  readonly visitIds: readonly string[]
}

/** Groups the rows of `readsOfVisits` by work order. */
export function groupRows(
  details: readonly VisitDetail[],
  rows: {
    readonly workOrders: readonly EntityRow<'workOrders'>[]
    readonly siblings: readonly Visit[]
    readonly requests: readonly Request[]
    readonly holds: readonly Hold[]
    readonly mapping: EntityRow<'settings'> | null
  } & ClockLevels,
): WorkOrderGroup[] {
  const siblings = Map.groupBy(rows.siblings, (visit) => visit.workOrderId)
  const requests = Map.groupBy(rows.requests, (request) => request.workOrderId)
  const holds = Map.groupBy(rows.holds, (hold) => hold.workOrderId)
  const changed = Map.groupBy(details, ({ visit }) => visit.workOrderId)
  return rows.workOrders.map((workOrder) => ({
    workOrder,
    siblings: siblings.get(workOrder.id) ?? [],
    requests: requests.get(workOrder.id) ?? [],
    holds: holds.get(workOrder.id) ?? [],
    mapping: rows.mapping,
    policies: rows.policies,
    calendars: rows.calendars,
    visitIds: (changed.get(workOrder.id) ?? []).map(({ visit }) => visit.id),
  }))
}
