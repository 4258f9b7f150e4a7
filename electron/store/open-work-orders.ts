import type Database from 'better-sqlite3'
import type { EntityRow } from '#shared/domain/entities.ts'
import { workOrderStatuses } from '#shared/domain/work-order/work-order.ts'
import { isEnded } from '#shared/domain/work-order/work-order-status.ts'
import { prepared } from './prepared.ts'
import type { RecordStore } from './record-store.ts'

/** Statuses of work that is not over, as an SQL list. */
export const openStatusesSql = workOrderStatuses
  .filter((status) => !isEnded(status))
  .map((status) => `'${status}'`)
  .join(', ')

/** Work orders that are not over and follow one of these service levels (null: all), by number. */
export function openWorkOrders(
  db: Database.Database,
  records: RecordStore,
  policyIds: readonly string[] | null,
): EntityRow<'workOrders'>[] {
  const ofPolicies = policyIds === null ? '' : 'AND sla_policy_id IN (SELECT value FROM json_each(?))'
  const rows = prepared(
    db,
    `SELECT * FROM work_orders WHERE deleted_at IS NULL AND status IN (${openStatusesSql}) ${ofPolicies} ORDER BY number`,
  ).all(...(policyIds === null ? [] : [JSON.stringify(policyIds)]))
  const { decodeRow } = records.codec('workOrders')
  return rows.map((row) => decodeRow(row as Record<string, unknown>) as EntityRow<'workOrders'>)
}
