import type { AssetRow } from '../assets.ts'
import type { ListColumn } from './list-column.ts'

/** Columns of the list of assets. */
export const assetListColumns: readonly ListColumn<AssetRow>[] = [
  { key: 'tag', label: 'assets.tag', type: 'text', sortable: true, value: (row) => row.tag },
  { key: 'criticality', label: 'assets.criticality', type: 'code', value: (row) => row.criticality },
  { key: 'name', label: 'inspector.name', type: 'text', sortable: true, value: (row) => row.name },
  { key: 'kind', label: 'inspector.kind', type: 'text', sortable: true, value: (row) => row.kind },
  { key: 'flags', label: 'assets.colFlags', type: 'text', value: flagsText },
  { key: 'site', label: 'inspector.site', type: 'text', value: (row) => row.siteName || row.address },
  { key: 'address', label: 'places.address', type: 'text', value: (row) => row.address },
  { key: 'customer', label: 'inspector.customer', type: 'text', value: (row) => row.customerName },
  { key: 'location', label: 'assets.location', type: 'text', value: (row) => row.locationNote },
  { key: 'partOf', label: 'places.partOf', type: 'text', value: (row) => row.parentTag },
  { key: 'manufacturer', label: 'inspector.manufacturer', type: 'text', value: (row) => row.manufacturer },
  { key: 'model', label: 'inspector.model', type: 'text', value: (row) => row.model },
  { key: 'serial', label: 'inspector.serial', type: 'text', value: (row) => row.serial },
  { key: 'installedOn', label: 'inspector.installedOn', type: 'day', value: (row) => row.installedOn },
  { key: 'open', label: 'assets.colOpen', type: 'number', value: (row) => row.openWorkOrders },
  { key: 'lastWork', label: 'assets.colLastWork', type: 'instant', value: (row) => row.lastWorkAt },
  {
    key: 'warrantyUntil',
    label: 'assets.colWarranty',
    type: 'day',
    sortable: true,
    value: (row) => row.warrantyUntil,
  },
  { key: 'status', label: 'inspector.status', type: 'code', value: (row) => row.status },
]

/** What fails again and how often, and whether a new one would be cheaper. */
function flagsText({ repeat, replace }: AssetRow): string | null {
  const parts = [repeat ? `${repeat.code} ×${repeat.count}` : null, replace ? 'replace' : null]
  return parts.filter(Boolean).join(', ') || null
}
