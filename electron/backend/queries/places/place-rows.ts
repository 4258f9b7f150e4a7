import type Database from 'better-sqlite3'
import type { CustomerRow, SiteRow } from '#shared/queries/places.ts'
import { prepared } from '../../../store/prepared.ts'
import { liveStatuses } from './live.ts'

const customerSql = `
  SELECT o.id, o.rev, o.name, o.tier, o.phone, o.email, o.active,
    (SELECT count(*) FROM sites s WHERE s.customer_id = o.id AND s.deleted_at IS NULL) AS sites,
    (SELECT count(*) FROM work_orders w INDEXED BY work_orders_live_customer WHERE w.customer_id = o.id AND w.${liveStatuses}) AS openWorkOrders,
    p.name AS contactName, p.phone AS contactPhone
  FROM json_each(?) j
  CROSS JOIN customers o ON o.id = j.value
  LEFT JOIN contacts p ON p.id = (
    SELECT x.id FROM contacts x WHERE x.customer_id = o.id AND x.deleted_at IS NULL ORDER BY x.is_primary DESC, x.name LIMIT 1)
  ORDER BY j.key`

/** The lines of the list of customers for these ids, in their order. */
export function customerRows(db: Database.Database, ids: readonly string[]): CustomerRow[] {
  if (ids.length === 0) return []
  const rows = prepared(db, customerSql).all(JSON.stringify(ids)) as (Omit<CustomerRow, 'contact' | 'active'> & {
    active: 0 | 1
    contactName: string | null
    contactPhone: string | null
  })[]
  return rows.map(({ contactName, contactPhone, active, ...row }) => ({
    ...row,
    active: active === 1,
    contact: contactName === null ? null : { name: contactName, phone: contactPhone },
  }))
}

const siteSql = `
  SELECT o.id, o.rev, o.name, o.address, o.district, o.postcode, o.customer_id AS customerId, o.parent_id AS parentId,
    o.latitude, o.longitude, o.ungeocoded_reason AS ungeocodedReason, o.zone, o.access_notes AS accessNotes, o.active, o.custom,
    c.name AS customerName, coalesce(nullif(p.name, ''), p.address) AS parentName, t.name AS territoryName,
    (SELECT count(*) FROM sites x WHERE x.parent_id = o.id AND x.deleted_at IS NULL) AS parts,
    (SELECT count(*) FROM assets x WHERE x.site_id = o.id AND x.deleted_at IS NULL) AS assets,
    (SELECT count(*) FROM work_orders w INDEXED BY work_orders_live_site WHERE w.site_id = o.id AND w.${liveStatuses}) AS openWorkOrders
  FROM json_each(?) j
  CROSS JOIN sites o ON o.id = j.value
  LEFT JOIN customers c ON c.id = o.customer_id
  LEFT JOIN sites p ON p.id = o.parent_id
  LEFT JOIN territories t ON t.id = o.territory_id
  ORDER BY j.key`

/** The lines of the list of sites for these ids, in their order. */
export function siteRows(db: Database.Database, ids: readonly string[]): SiteRow[] {
  if (ids.length === 0) return []
  const rows = prepared(db, siteSql).all(JSON.stringify(ids)) as (Omit<SiteRow, 'active' | 'custom'> & {
    active: 0 | 1
    custom: string
  })[]
  return rows.map((row) => ({
    ...row,
    active: row.active === 1,
    custom: JSON.parse(row.custom) as SiteRow['custom'],
  }))
}
