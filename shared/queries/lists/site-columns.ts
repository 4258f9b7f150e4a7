import type { SiteRow } from '../places.ts'
import type { ListColumn } from './list-column.ts'

/** Columns of the list of sites. */
export const siteListColumns: readonly ListColumn<SiteRow>[] = [
  { key: 'name', label: 'inspector.name', type: 'text', sortable: true, value: (row) => row.name || row.address },
  { key: 'address', label: 'places.address', type: 'text', sortable: true, value: (row) => row.address },
  { key: 'district', label: 'places.district', type: 'text', value: (row) => row.district },
  { key: 'postcode', label: 'places.postcode', type: 'text', value: (row) => row.postcode },
  { key: 'customer', label: 'inspector.customer', type: 'text', value: (row) => row.customerName },
  { key: 'partOf', label: 'places.partOf', type: 'text', value: (row) => row.parentName },
  { key: 'territory', label: 'inspector.territory', type: 'text', value: (row) => row.territoryName },
  { key: 'parts', label: 'places.parts', type: 'number', value: (row) => row.parts },
  { key: 'assets', label: 'places.colAssets', type: 'number', value: (row) => row.assets },
  { key: 'open', label: 'assets.colOpen', type: 'number', value: (row) => row.openWorkOrders },
  { key: 'latitude', label: 'places.colLatitude', type: 'number', value: (row) => row.latitude },
  { key: 'longitude', label: 'places.colLongitude', type: 'number', value: (row) => row.longitude },
  { key: 'access', label: 'inspector.access', type: 'text', value: (row) => row.accessNotes },
  { key: 'zone', label: 'places.zone', type: 'text', value: (row) => row.zone },
  { key: 'active', label: 'inspector.active', type: 'yesNo', value: (row) => row.active },
]
