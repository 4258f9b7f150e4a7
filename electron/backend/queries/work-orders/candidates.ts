import type Database from 'better-sqlite3'
import type { WorkOrderFilter } from '#shared/queries/work-orders.ts'
import { findDocuments } from '../../../store/find-documents.ts'
import type { KeyCell } from '../../../store/keyset/cursor.ts'
import { prepared } from '../../../store/prepared.ts'
import type { ListMoment } from './filter.ts'
import { deadlineRange, dueUntil, statusesOf } from './filter.ts'

/** A filter that at most so many rows can pass is answered by collecting and sorting those rows. */
export const mostCandidates = 2_000
/** Text matches that are looked at, newest first. */
export const mostTextMatches = 1_000

/** A small set of rows that holds everything a filter lets through. */
export interface Candidates {
  /** SQL of the rowids and its parameters. */
  readonly sql: string
  readonly params: readonly KeyCell[]
  /** Text matched more than was looked at. */
  readonly cut: boolean
}

/**
 * The smallest part of the list that some index can name and that holds all matches; null when every part is large.
 * Each attempt reads at most `mostCandidates` index entries.
 */
export function candidatesOf(db: Database.Database, filter: WorkOrderFilter, moment: ListMoment): Candidates | null {
  if (filter.ids) {
    const sql = 'SELECT o.rowid FROM json_each(?) j CROSS JOIN work_orders o ON o.id = j.value'
    return { sql, params: [JSON.stringify(filter.ids)], cut: false }
  }
  if (filter.text?.trim()) {
    const found = findDocuments(db, 'workOrders', filter.text, mostTextMatches)
    const sql =
      'SELECT o.rowid FROM json_each(?) j CROSS JOIN search_docs d ON d.doc_id = j.value CROSS JOIN work_orders o ON o.id = d.row_id'
    return { sql, params: [JSON.stringify(found.documents)], cut: found.more }
  }
  return attempts(filter, moment).find((one) => isSmall(db, one)) ?? null
}

function isSmall(db: Database.Database, { sql, params }: Candidates): boolean {
  const count = prepared(db, `SELECT count(*) FROM (${sql} LIMIT ${mostCandidates + 1})`)
    .pluck()
    .get(...params) as number
  return count <= mostCandidates
}

/** Parts of the list that one index range each can name, the narrowest kinds first. */
function attempts(filter: WorkOrderFilter, moment: ListMoment): Candidates[] {
  const found: Candidates[] = []
  const add = (index: string, where: string, ...params: KeyCell[]) =>
    found.push({ sql: `SELECT o.rowid FROM work_orders o INDEXED BY ${index} WHERE ${where}`, params, cut: false })
  if (filter.assetId) add('work_orders_asset_id', 'o.asset_id = ?', filter.assetId)
  if (filter.siteId) add('work_orders_site_id', 'o.site_id = ?', filter.siteId)
  if (filter.customerId) add('work_orders_customer_id', 'o.customer_id = ?', filter.customerId)
  const statuses = JSON.stringify(statusesOf(filter))
  const among = 'o.status IN (SELECT value FROM json_each(?))'
  const list = (index: string, column: string, values: readonly string[] | undefined) => {
    if (values)
      add(index, `${among} AND ${column} IN (SELECT value FROM json_each(?))`, statuses, JSON.stringify(values))
  }
  if (filter.statuses || filter.due) add('work_orders_status_number', among, statuses)
  list('work_orders_status_work_type', 'o.work_type_id', filter.workTypeIds)
  list('work_orders_status_team', 'o.team', filter.teams)
  list('work_orders_status_territory', 'o.territory_id', filter.territoryIds)
  list('work_orders_status_priority', 'o.priority', filter.priorities)
  const span = (index: string, column: string, from: number | null, to: number | null) => {
    if (from === null && to === null) return
    const bounds = [from === null ? null : `${column} >= ?`, to === null ? null : `${column} < ?`].filter(Boolean)
    add(index, [among, ...bounds].join(' AND '), statuses, ...[from, to].filter((at) => at !== null))
  }
  const { from, to } = deadlineRange(filter)
  span('work_orders_status_resolve_by', 'o.resolve_by', from, to)
  const due = dueUntil(filter, moment)
  if (due !== null) span('work_orders_status_next_due', 'o.next_due_at', null, due + 1)
  span('work_orders_status_opened_at', 'o.opened_at', filter.openedFrom ?? null, filter.openedTo ?? null)
  return found
}
