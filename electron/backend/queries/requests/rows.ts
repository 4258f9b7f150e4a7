import type Database from 'better-sqlite3'
import type { ClockFacts } from '#shared/domain/sla/clocks.ts'
import type { RequestRow } from '#shared/queries/requests.ts'
import { clockFactsOfRow, clockColumnsSql } from '../../../store/clock-facts.ts'
import { prepared } from '../../../store/prepared.ts'

const sql = `
  SELECT q.id, q.rev, q.number, q.external_id, q.status, q.title, q.source, q.priority, q.work_type_id,
    w.name AS work_type_name, w.field_work, q.site_id, s.address, s.district, s.latitude, q.opened_at, q.resolve_by,
    q.closed_at, o.number AS work_order_number, m.number AS merged_into_number, q.decision_reason,
    q.resolved_how, q.contact_name, q.team, q.custom,
    r.name AS territory_name, c.name AS customer_name, a.tag AS asset_tag,
    q.respond_by AS own_respond_by, q.arrive_by AS own_arrive_by, q.sla_policy_id AS own_policy_id,
    q.resolve_by_promised, o.id AS order_id, ${clockColumnsSql}
  FROM json_each(?) j
  CROSS JOIN requests q ON q.id = j.value
  LEFT JOIN work_types w ON w.id = q.work_type_id
  LEFT JOIN sites s ON s.id = q.site_id
  LEFT JOIN work_orders o ON o.id = q.work_order_id
  LEFT JOIN territories r ON r.id = q.territory_id
  LEFT JOIN customers c ON c.id = q.customer_id
  LEFT JOIN assets a ON a.id = q.asset_id
  LEFT JOIN requests m ON m.id = q.merged_into_id
  ORDER BY j.key`

/** The lines of the inbox for these ids, in their order; ids that are gone are left out. */
export function requestRows(db: Database.Database, ids: readonly string[]): RequestRow[] {
  if (ids.length === 0) return []
  return (prepared(db, sql).all(JSON.stringify(ids)) as Record<string, never>[]).map((row) => ({
    id: row['id']!,
    rev: row['rev']!,
    number: row['number']!,
    externalId: row['external_id']!,
    status: row['status']!,
    title: row['title']!,
    source: row['source']!,
    priority: row['priority']!,
    workTypeId: row['work_type_id']!,
    workTypeName: row['work_type_name']!,
    fieldWork: row['field_work'] === null ? null : row['field_work'] === 1,
    siteId: row['site_id']!,
    address: row['address']!,
    district: row['district']!,
    ungeocoded: row['site_id'] !== null && row['latitude'] === null,
    openedAt: row['opened_at']!,
    resolveBy: row['resolve_by']!,
    closedAt: row['closed_at']!,
    workOrderNumber: row['work_order_number']!,
    mergedIntoNumber: row['merged_into_number']!,
    decisionReason: row['decision_reason']!,
    resolvedHow: row['resolved_how']!,
    contactName: row['contact_name']!,
    team: row['team']!,
    territoryName: row['territory_name']!,
    customerName: row['customer_name']!,
    assetTag: row['asset_tag']!,
    custom: JSON.parse(row['custom']!) as RequestRow['custom'],
    clock: row['order_id'] === null ? clockOfRequest(row) : clockFactsOfRow(row),
  }))
}

/** The promises of a request without a work order: nothing of them is kept before it becomes one or is closed. */
function clockOfRequest(row: Readonly<Record<string, unknown>>): ClockFacts {
  const instant = (column: string) => row[column] as number | null
  const status = row['status'] as RequestRow['status']
  const promised = row['resolve_by_promised'] === 1 && row['resolve_by'] !== null
  return {
    openedAt: row['opened_at'] as number,
    respondBy: instant('own_respond_by'),
    arriveBy: instant('own_arrive_by'),
    resolveBy: instant('resolve_by'),
    respondedAt: null,
    arrivedAt: null,
    completedAt: instant('closed_at'),
    cancelled: status === 'rejected' || status === 'merged',
    slaPolicyId: row['own_policy_id'] as string | null,
    promised: promised ? ['resolve'] : [],
    pausedSince: null,
  }
}
