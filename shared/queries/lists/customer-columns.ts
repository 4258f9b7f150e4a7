import type { CustomerRow } from '../places.ts'
import type { ListColumn } from './list-column.ts'

/** Columns of the list of customers. */
export const customerListColumns: readonly ListColumn<CustomerRow>[] = [
  { key: 'name', label: 'inspector.name', type: 'text', sortable: true, value: (row) => row.name },
  { key: 'tier', label: 'inspector.tier', type: 'code', value: (row) => row.tier },
  { key: 'contact', label: 'inspector.contact', type: 'text', value: contactText },
  { key: 'phone', label: 'inspector.phone', type: 'text', value: (row) => row.phone },
  { key: 'email', label: 'inspector.email', type: 'text', value: (row) => row.email },
  { key: 'sites', label: 'places.colSites', type: 'number', value: (row) => row.sites },
  { key: 'open', label: 'assets.colOpen', type: 'number', value: (row) => row.openWorkOrders },
  { key: 'active', label: 'inspector.active', type: 'yesNo', value: (row) => row.active },
]

/** Who to call first, and where. */
function contactText({ contact }: CustomerRow): string | null {
  return contact && [contact.name, contact.phone].filter(Boolean).join(', ')
}
