import type { RequestRow } from '../requests.ts'
import type { ListColumn } from './list-column.ts'

/** Columns of the inbox. */
export const requestListColumns: readonly ListColumn<RequestRow>[] = [
  { key: 'number', label: 'requests.colNumber', type: 'number', value: (row) => row.number },
  { key: 'openedAt', label: 'requests.colAge', type: 'instant', sortable: true, value: (row) => row.openedAt },
  { key: 'priority', label: 'requests.colPriority', type: 'code', value: (row) => row.priority },
  { key: 'title', label: 'requests.colTitle', type: 'text', value: (row) => row.title },
  { key: 'workType', label: 'requests.colWorkType', type: 'text', value: (row) => row.workTypeName },
  { key: 'place', label: 'requests.colPlace', type: 'text', value: (row) => row.address },
  { key: 'district', label: 'places.district', type: 'text', value: (row) => row.district },
  { key: 'territory', label: 'inspector.territory', type: 'text', value: (row) => row.territoryName },
  { key: 'customer', label: 'inspector.customer', type: 'text', value: (row) => row.customerName },
  { key: 'asset', label: 'inspector.asset', type: 'text', value: (row) => row.assetTag },
  { key: 'contact', label: 'inspector.contact', type: 'text', value: (row) => row.contactName },
  { key: 'team', label: 'workOrders.colTeam', type: 'text', value: (row) => row.team },
  { key: 'source', label: 'requests.colSource', type: 'text', value: (row) => row.source },
  { key: 'externalId', label: 'requests.colExternalId', type: 'text', value: (row) => row.externalId },
  { key: 'resolveBy', label: 'requests.colResolveBy', type: 'instant', sortable: true, value: (row) => row.resolveBy },
  { key: 'closedAt', label: 'requests.colClosed', type: 'instant', value: (row) => row.closedAt },
  { key: 'status', label: 'inspector.status', type: 'code', value: (row) => row.status },
  { key: 'outcome', label: 'requests.colOutcome', type: 'text', value: outcomeText },
]

/** What became of a request: the number it went into, how it was settled (a code), or why it was decided so. */
function outcomeText(row: RequestRow): string | null {
  const number = row.mergedIntoNumber ?? row.workOrderNumber
  return number === null ? (row.resolvedHow ?? row.decisionReason) : String(number)
}
