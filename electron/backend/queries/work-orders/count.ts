import type Database from 'better-sqlite3'
import type { WorkOrderFilter } from '#shared/queries/work-orders.ts'
import { prepared } from '../../../store/prepared.ts'
import { candidatesOf } from './candidates.ts'
import type { ListMoment } from './filter.ts'
import { conditionsOf, statusesOf } from './filter.ts'

/** Counting stops here: nobody reads "1,004,212" off a list, and the exact figure would cost a scan. */
export const countUpTo = 10_000
/** Rows looked at for a count; a filter that matches next to nothing among more rows gives "at least". */
const countBudget = 120_000

/** How many rows a filter lets through; `more` when counting stopped early. */
export function countMatches(
  db: Database.Database,
  filter: WorkOrderFilter,
  moment: ListMoment,
): { count: number; more: boolean } {
  const statuses = statusesOf(filter)
  if (statuses.length === 0) return { count: 0, more: false }
  const candidates = candidatesOf(db, filter, moment)
  const { where, params } = conditionsOf(filter, moment)
  const inner = candidates
    ? { sql: candidates.sql, params: candidates.params }
    : {
        sql: `SELECT o.rowid FROM work_orders o INDEXED BY work_orders_status_number
              WHERE o.status IN (SELECT value FROM json_each(?)) LIMIT ${countBudget + 1}`,
        params: [JSON.stringify(statuses)],
      }
  const sql = `SELECT count(*) FROM (
    SELECT 1 FROM (${inner.sql}) i CROSS JOIN work_orders o ON o.rowid = i.rowid ${where === '' ? '' : `WHERE ${where}`} LIMIT ${countUpTo + 1})`
  const count = prepared(db, sql)
    .pluck()
    .get(...inner.params, ...params) as number
  if (count > countUpTo) return { count: countUpTo, more: true }
  if (candidates) return { count, more: candidates.cut }
  const looked = prepared(db, `SELECT count(*) FROM (${inner.sql})`)
    .pluck()
    .get(...inner.params) as number
  return { count, more: looked > countBudget }
}
