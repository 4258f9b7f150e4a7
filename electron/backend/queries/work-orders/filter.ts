import { workOrderStatuses } from '#shared/domain/work-order/work-order.ts'
import type { WorkOrderStatus } from '#shared/domain/work-order/work-order.ts'
import { isEnded } from '#shared/domain/work-order/work-order-status.ts'
import type { WorkOrderFilter } from '#shared/queries/work-orders.ts'
import { customCondition } from '../custom-filter-sql.ts'
import type { DueCutoffs } from '../../../store/due-sql.ts'
import { dueParams, duePromiseSql, latestCutoff } from '../../../store/due-sql.ts'
import type { BackendContext } from '../../context.ts'
import { dueSoonCutoffs, missedCutoffs } from '../../sla/due-cutoffs.ts'
import type { RowFilter } from '../../../store/keyset/keyset-walk.ts'
import type { KeyCell } from '../../../store/keyset/cursor.ts'

/** The instant a list is read at, and up to which deadlines promises are due soon by then. */
export interface ListMoment {
  readonly now: number
  readonly soon: DueCutoffs
}

/** The moment of a list read now. */
export function momentOf({ store: { records }, clock }: Pick<BackendContext, 'store' | 'clock'>): ListMoment {
  const now = clock.now()
  return { now, soon: dueSoonCutoffs(records, now) }
}

/** Statuses a filter lets through: those asked for, and only live ones where it asks for a deadline still to be met. */
export function statusesOf(filter: WorkOrderFilter): WorkOrderStatus[] {
  const asked = filter.statuses ?? workOrderStatuses
  return workOrderStatuses.filter((status) => asked.includes(status) && !(filter.due && isEnded(status)))
}

/** Half-open range of deadlines a filter lets through; null at an open end. */
export function deadlineRange(filter: WorkOrderFilter): { from: number | null; to: number | null } {
  return { from: filter.resolveFrom ?? null, to: filter.resolveTo ?? null }
}

/** The last `next_due_at` a filter of due promises can let through; null where it does not ask for any. */
export function dueUntil(filter: WorkOrderFilter, { now, soon }: ListMoment): number | null {
  if (!filter.due) return null
  return latestCutoff(filter.due === 'overdue' ? missedCutoffs(now) : soon)
}

/** The conditions of a filter on `o`, without its text and ids and without what an order has applied already. */
export function conditionsOf(
  whole: WorkOrderFilter,
  moment: ListMoment,
  applied: readonly (keyof WorkOrderFilter)[] = [],
): RowFilter {
  const filter = Object.fromEntries(
    Object.entries(whole).filter(([field]) => !applied.includes(field as keyof WorkOrderFilter)),
  ) as WorkOrderFilter
  const where: string[] = []
  const params: KeyCell[] = []
  const add = (text: string, ...values: KeyCell[]) => {
    where.push(text)
    params.push(...values)
  }
  const among = (column: string, values: readonly string[] | undefined) => {
    if (values) add(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(values))
  }
  const statuses = statusesOf(whole)
  if (!applied.includes('statuses') && statuses.length < workOrderStatuses.length)
    add(`+o.status IN (${statuses.map(() => '?').join(', ')})`, ...statuses)
  among('+o.priority', filter.priorities)
  among('+o.work_type_id', filter.workTypeIds)
  among('+o.territory_id', filter.territoryIds)
  among('+o.team', filter.teams)
  if (filter.siteId) add('+o.site_id = ?', filter.siteId)
  if (filter.assetId) add('+o.asset_id = ?', filter.assetId)
  if (filter.customerId) add('+o.customer_id = ?', filter.customerId)
  if (filter.due) {
    const missed = missedCutoffs(moment.now)
    if (filter.due === 'overdue') add(duePromiseSql(), ...dueParams(missed))
    else add(`${duePromiseSql()} AND NOT ${duePromiseSql()}`, ...dueParams(moment.soon), ...dueParams(missed))
  }
  const { from, to } = deadlineRange(filter)
  if (from !== null) add('+o.resolve_by >= ?', from)
  if (to !== null) add('+o.resolve_by < ?', to)
  if (filter.openedFrom !== undefined) add('+o.opened_at >= ?', filter.openedFrom)
  if (filter.openedTo !== undefined) add('+o.opened_at < ?', filter.openedTo)
  for (const custom of filter.custom ?? []) {
    const { where: text, params: values } = customCondition('o.custom', custom)
    add(text, ...values)
  }
  if (filter.visits) {
    const placed = `EXISTS (SELECT 1 FROM visits v WHERE v.work_order_id = o.id AND v.starts_at IS NOT NULL
      AND v.deleted_at IS NULL AND v.status NOT IN ('done', 'partlyDone', 'missed', 'cancelled'))`
    add(filter.visits === 'placed' ? placed : `NOT ${placed}`)
  }
  return { where: where.join(' AND '), params }
}
