import type Database from 'better-sqlite3'
import type { WorkOrderRow } from '#shared/queries/work-orders.ts'
import { clockColumnsSql, clockFactsOfRow } from '../../../store/clock-facts.ts'
import { prepared } from '../../../store/prepared.ts'

const sql = `
  SELECT o.id, o.rev, o.number, o.title, o.status, o.priority, o.work_type_id, w.name AS work_type_name,
    o.site_id, s.name AS site_name, s.address, s.district, s.zone, r.code AS territory_code, r.name AS territory_name,
    c.name AS customer_name, o.team, o.opened_at, o.respond_by, o.resolve_by, o.completed_at, o.hold_reason, o.custom,
    ${clockColumnsSql},
    v.id AS visit_id, v.status AS visit_status, v.starts_at AS visit_starts_at, v.duration_minutes AS visit_minutes,
    p.id AS technician_id, p.code AS technician_code,
    (SELECT count(*) FROM visits n WHERE n.work_order_id = o.id AND n.deleted_at IS NULL) AS visit_count
  FROM json_each(?) j
  CROSS JOIN work_orders o ON o.id = j.value
  LEFT JOIN work_types w ON w.id = o.work_type_id
  LEFT JOIN sites s ON s.id = o.site_id
  LEFT JOIN territories r ON r.id = o.territory_id
  LEFT JOIN customers c ON c.id = o.customer_id
  LEFT JOIN visits v ON v.id = (
    SELECT x.id FROM visits x WHERE x.work_order_id = o.id AND x.deleted_at IS NULL
    ORDER BY x.status IN ('done', 'partlyDone', 'missed', 'cancelled'),
      CASE WHEN x.status IN ('done', 'partlyDone', 'missed', 'cancelled') THEN -x.sequence ELSE x.sequence END
    LIMIT 1)
  LEFT JOIN visit_technicians t ON t.visit_id = v.id AND t.lead = 1
  LEFT JOIN technicians p ON p.id = t.technician_id
  ORDER BY j.key`

/** The lines of the list for these ids, in their order; ids that are gone are left out. */
export function workOrderRows(db: Database.Database, ids: readonly string[]): WorkOrderRow[] {
  if (ids.length === 0) return []
  return (prepared(db, sql).all(JSON.stringify(ids)) as Record<string, never>[]).map((row) => ({
    id: row['id']!,
    rev: row['rev']!,
    number: row['number']!,
    title: row['title']!,
    status: row['status']!,
    priority: row['priority']!,
    workTypeId: row['work_type_id']!,
    workTypeName: row['work_type_name']!,
    siteId: row['site_id']!,
    siteName: row['site_name']!,
    address: row['address']!,
    district: row['district']!,
    zone: row['zone']!,
    territoryCode: row['territory_code']!,
    territoryName: row['territory_name']!,
    customerName: row['customer_name']!,
    team: row['team']!,
    openedAt: row['opened_at']!,
    respondBy: row['respond_by']!,
    resolveBy: row['resolve_by']!,
    completedAt: row['completed_at']!,
    holdReason: row['hold_reason']!,
    clock: clockFactsOfRow(row),
    custom: JSON.parse(row['custom']!) as WorkOrderRow['custom'],
    visit:
      row['visit_id'] === null
        ? null
        : {
            id: row['visit_id']!,
            status: row['visit_status']!,
            startsAt: row['visit_starts_at']!,
            durationMinutes: row['visit_minutes']!,
            technicianId: row['technician_id']!,
            technicianCode: row['technician_code']!,
          },
    visitCount: row['visit_count']!,
  }))
}
