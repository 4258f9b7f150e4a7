import { clockNames } from '#shared/domain/sla/clock-name.ts'
import type { ClockName } from '#shared/domain/sla/clock-name.ts'

/*
 * What the report of single clocks counts, in SQL: every work order that was not cancelled, and every request that
 * became none and was neither turned away nor merged. Each has up to three promises; where a clock stands is what
 * `clockOf` says of one record (a test compares them). A clock that stands still on a hold is paused only while its
 * deadline was not missed before.
 */

const stops: Readonly<Record<ClockName, string>> = {
  respond: 'coalesce(o.responded_at, o.arrived_at, o.completed_at)',
  arrive: 'coalesce(o.arrived_at, o.completed_at)',
  resolve: 'o.completed_at',
}

/** Since when a counted clock stands still; null while it runs. */
const pausedAt = (name: ClockName) => `CASE WHEN o.status = 'onHold' AND p.pausable = 1
    AND p.${name}_minutes IS NOT NULL AND instr(o.promised, '"${name}"') = 0
    THEN (SELECT h.starts_at FROM holds h WHERE h.work_order_id = o.id AND h.ends_at IS NULL AND h.pauses_clock = 1
      AND h.deleted_at IS NULL LIMIT 1) END`

const each = (column: (name: ClockName) => string) => clockNames.map(column).join(', ')

/** The cases as a SELECT; `target_at`, `closed_at` and `paused_at` are those of one clock, which a list is about. */
export function clockCasesSql(clock: ClockName, range: 'bounded' | 'open'): string {
  const opened = (alias: string) => `AND ${alias}.opened_at >= :start AND ${alias}.opened_at < :end`
  const index = (name: string) => (range === 'bounded' ? `INDEXED BY ${name}` : '')
  return `SELECT *, ${clock}_by AS target_at, ${clock}_stop AS closed_at, ${clock}_paused AS paused_at FROM (
    SELECT 'workOrder' AS kind, o.id, o.number, o.external_id, o.title, o.opened_at, NULL AS source_verdict, o.team,
      o.priority, o.work_type_id, o.territory_id, o.site_id, o.sla_policy_id, o.asset_id, o.customer_id,
      o.request_id, o.id AS order_id,
      ${each((name) => `o.${name}_by AS ${name}_by, ${stops[name]} AS ${name}_stop, ${pausedAt(name)} AS ${name}_paused`)}
    FROM work_orders o ${index('work_orders_opened_at')} LEFT JOIN sla_policies p ON p.id = o.sla_policy_id
    WHERE o.status <> 'cancelled' AND o.deleted_at IS NULL
      AND (o.completed_at IS NOT NULL OR o.status NOT IN ('done', 'closed')) ${opened('o')}
    UNION ALL
    SELECT 'request', r.id, r.number, r.external_id, r.title, r.opened_at, r.source_verdict, r.team,
      r.priority, r.work_type_id, r.territory_id, r.site_id, r.sla_policy_id, r.asset_id, r.customer_id,
      r.id, NULL,
      ${each((name) => `r.${name}_by, r.closed_at, NULL`)}
    FROM requests r ${index('requests_opened_at')}
    WHERE r.work_order_id IS NULL AND r.status NOT IN ('rejected', 'merged') AND r.deleted_at IS NULL ${opened('r')})`
}

/** How one clock stands: its index in `clockStandings`. */
const standing = (name: ClockName) => `CASE WHEN ${name}_by IS NULL THEN 0
    WHEN ${name}_stop IS NOT NULL AND ${name}_stop <= :asOf THEN CASE WHEN ${name}_stop <= ${name}_by THEN 1 ELSE 2 END
    WHEN min(:asOf, coalesce(${name}_paused, :asOf)) > ${name}_by THEN 2
    WHEN ${name}_paused IS NOT NULL THEN 4 ELSE 3 END`

/** The standings of the three clocks as one number: digits to the base of five, `respond` first. */
export const clockCodeSql = clockNames
  .map((name) => `(${standing(name)})`)
  .reduce((code, digit) => `(${code} * 5 + ${digit})`)

/** The verdict of the clock a list is about. */
export const clockVerdictSql = `CASE WHEN target_at IS NULL THEN 'noClock'
    WHEN closed_at IS NOT NULL AND closed_at <= :asOf THEN CASE WHEN closed_at <= target_at THEN 'onTime' ELSE 'closedLate' END
    WHEN min(:asOf, coalesce(paused_at, :asOf)) > target_at THEN 'stillOpen'
    WHEN paused_at IS NOT NULL THEN 'paused' ELSE 'onTime' END`
