import type { ClockFacts } from '../../domain/sla/clocks.ts'
import { noTerms } from '../../domain/sla/clocks.ts'
import { openPromises } from '../../domain/sla/urgency.ts'
import type { WorkOrderRow } from '../work-orders.ts'
import type { ListColumn } from './list-column.ts'

/** Columns of the list of work orders. */
export const workOrderListColumns: readonly ListColumn<WorkOrderRow>[] = [
  { key: 'number', label: 'workOrders.colNumber', type: 'number', sortable: true, value: (row) => row.number },
  { key: 'priority', label: 'workOrders.colPriority', type: 'code', sortable: true, value: (row) => row.priority },
  { key: 'title', label: 'workOrders.colTitle', type: 'text', value: (row) => row.title },
  { key: 'workType', label: 'workOrders.colWorkType', type: 'text', sortable: true, value: (row) => row.workTypeName },
  {
    key: 'site',
    label: 'workOrders.colSite',
    type: 'text',
    sortable: true,
    value: (row) => row.address || row.siteName,
  },
  { key: 'district', label: 'workOrders.colDistrict', type: 'text', value: (row) => row.district },
  { key: 'territory', label: 'workOrders.colTerritory', type: 'text', value: (row) => row.territoryName },
  { key: 'status', label: 'workOrders.colStatus', type: 'code', sortable: true, value: (row) => row.status },
  { key: 'due', label: 'workOrders.colDue', type: 'instant', sortable: true, value: (row) => nextPromiseAt(row.clock) },
  {
    key: 'resolveBy',
    label: 'workOrders.colResolveBy',
    type: 'instant',
    sortable: true,
    value: (row) => row.resolveBy,
  },
  { key: 'arriveBy', label: 'workOrders.colArriveBy', type: 'instant', value: (row) => row.clock.arriveBy },
  { key: 'visit', label: 'workOrders.colVisit', type: 'text', value: visitText },
  { key: 'openedAt', label: 'workOrders.colOpened', type: 'instant', sortable: true, value: (row) => row.openedAt },
  { key: 'respondBy', label: 'workOrders.colRespondBy', type: 'instant', value: (row) => row.respondBy },
  { key: 'completedAt', label: 'workOrders.colCompleted', type: 'instant', value: (row) => row.completedAt },
  { key: 'team', label: 'workOrders.colTeam', type: 'text', value: (row) => row.team },
  { key: 'customer', label: 'workOrders.colCustomer', type: 'text', value: (row) => row.customerName },
  { key: 'holdReason', label: 'workOrders.colHoldReason', type: 'text', value: (row) => row.holdReason },
]

/** When the most urgent promise that is still to be kept is due; null when none is open. */
export function nextPromiseAt(facts: ClockFacts): number | null {
  const targets = openPromises(facts, noTerms).map(({ targetAt }) => targetAt)
  return targets.length === 0 ? null : Math.min(...targets)
}

/** Who comes and when, the instant as ISO 8601 in UTC. */
function visitText({ visit }: WorkOrderRow): string | null {
  const parts = [visit?.technicianCode, visit?.startsAt ? new Date(visit.startsAt).toISOString() : null]
  return parts.filter(Boolean).join(' ') || null
}
