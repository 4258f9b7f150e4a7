import { ageBandStarts } from '#shared/domain/sla/age-bands.ts'
import type { ClockName } from '#shared/domain/sla/clock-name.ts'
import { sourceWords } from '#shared/domain/sla/source-verdict.ts'
import { dayMs } from '#shared/kernel/zone.ts'
import type { ReportName } from '#shared/queries/reports.ts'
import { clockCasesSql, clockCodeSql } from './clock-cases.ts'

/*
 * What reports count, in SQL: "cases". A case is a request that was neither turned away nor merged into another, with
 * the work order it became; or a work order nobody requested. What was cancelled is left out, and so is history whose
 * end nobody wrote down: it is neither open nor completed at any time that is known. A date the request was promised is
 * the promise. A deadline that was counted goes on being counted with the work order, which holds and other priorities
 * move: there the work order's is the promise. Counts and lists are made from the same conditions, so a list is as long
 * as its number says.
 *
 * Parameters everywhere: :asOf, :start, :end (UTC ms, half-open), :at (the instant a backlog is looked at).
 */

const ofRequests = (index: string) => `
  SELECT 'request' AS kind, r.id, r.number, r.external_id, r.title, r.opened_at, r.source_verdict,
    r.import_id IS NOT NULL AS imported,
    coalesce(o.team, r.team) AS team, coalesce(o.priority, r.priority) AS priority,
    coalesce(o.work_type_id, r.work_type_id) AS work_type_id, coalesce(o.territory_id, r.territory_id) AS territory_id,
    coalesce(o.site_id, r.site_id) AS site_id, coalesce(o.sla_policy_id, r.sla_policy_id) AS sla_policy_id,
    coalesce(o.asset_id, r.asset_id) AS asset_id, coalesce(o.customer_id, r.customer_id) AS customer_id,
    r.id AS request_id, o.id AS order_id,
    CASE WHEN o.id IS NOT NULL AND r.resolve_by_promised = 0 THEN o.resolve_by
      ELSE coalesce(r.resolve_by, o.resolve_by) END AS target_at, coalesce(r.closed_at, o.completed_at) AS closed_at
  FROM requests r ${index} LEFT JOIN work_orders o ON o.id = r.work_order_id
  WHERE r.status NOT IN ('rejected', 'merged') AND r.deleted_at IS NULL AND (o.id IS NULL OR o.status <> 'cancelled')`

const ofWorkOrders = (index: string) => `
  SELECT 'workOrder', o.id, o.number, NULL, o.title, o.opened_at, NULL, 0, o.team, o.priority, o.work_type_id,
    o.territory_id, o.site_id, o.sla_policy_id, o.asset_id, o.customer_id, NULL, o.id, o.resolve_by, o.completed_at
  FROM work_orders o ${index}
  WHERE o.request_id IS NULL AND o.status <> 'cancelled' AND o.deleted_at IS NULL
    AND (o.completed_at IS NOT NULL OR o.status NOT IN ('done', 'closed'))`

/** Whether a report is limited to a range of openings. */
export type ReportRange = 'bounded' | 'open'

/**
 * The cases a report looks at, as a SELECT. Where the range is bounded, the index over the opening is named: with
 * statistics the planner prefers to skip through another one, which is slower by far. `clock` is the promise a list of
 * the report of clocks is about; the other reports are about the resolving one.
 */
export function casesSql(report: ReportName, range: ReportRange, clock: ClockName = 'resolve'): string {
  if (report === 'clocks') return clockCasesSql(clock, range)
  const opened: Record<typeof report, (alias: string) => string> = {
    sla: (alias) => `AND ${alias}.opened_at >= :start AND ${alias}.opened_at < :end`,
    backlog: (alias) => `AND ${alias}.opened_at <= :at`,
    completed: (alias) => `AND ${alias}.opened_at < :end`,
  }
  const indexed = range === 'bounded' && report === 'sla'
  return `${ofRequests(indexed ? 'INDEXED BY requests_opened_at' : '')} ${opened[report]('r')}
    UNION ALL ${ofWorkOrders(indexed ? 'INDEXED BY work_orders_opened_at' : '')} ${opened[report]('o')}`
}

const closed = '(closed_at IS NOT NULL AND closed_at <= :asOf)'
const isOpen = '(closed_at IS NULL OR closed_at > :at)'
const word = 'upper(trim(source_verdict))'
const list = (words: readonly string[]) => words.map((one) => `'${one}'`).join(', ')

/** Index of the age band of a span of milliseconds, by the starts in `ageBandStarts`. */
function band(spanMs: string): string {
  const falling = ageBandStarts.map((day, index) => `WHEN ${spanMs} >= ${day * dayMs} THEN ${index}`).reverse()
  return `CASE ${falling.join(' ')} END`
}

const slaCode = `(CASE WHEN target_at IS NULL THEN 4
    WHEN ${closed} THEN CASE WHEN closed_at <= target_at THEN 0 ELSE 2 END
    WHEN :asOf <= target_at THEN 1 ELSE 3 END) * 16
  + (CASE WHEN coalesce(trim(source_verdict), '') = '' THEN CASE WHEN imported THEN 4 ELSE 0 END
    WHEN ${word} IN (${list(sourceWords.onTime)}) THEN 1
    WHEN ${word} IN (${list(sourceWords.overdue)}) THEN 2 ELSE 3 END) * 2
  + coalesce(site_id IN (SELECT id FROM sites WHERE latitude IS NULL), 0)`

const backlogCode = `(${band('(:at - opened_at)')}) * 8
  + CASE WHEN target_at IS NULL THEN 7 WHEN target_at >= :at THEN 6 ELSE ${band('(:at - target_at)')} END`

const completedCode = `(CASE WHEN NOT (${closed} AND closed_at >= :start AND closed_at < :end) THEN 0
    WHEN target_at IS NULL THEN 3 WHEN closed_at <= target_at THEN 1 ELSE 2 END) * 4
  + (target_at IS NOT NULL AND target_at >= :start AND target_at < :end) * 2
  + (target_at IS NOT NULL AND target_at < :at AND ${isOpen})`

/**
 * One number that says everything a report asks of a case; `facts.ts` reads it. Cases outside of `where` do not
 * belong to the report at all. `day` is the instant a trend line runs along.
 */
export const factSql: Readonly<Record<ReportName, { code: string; where: string; day: string | null }>> = {
  sla: { code: slaCode, where: '1', day: 'opened_at' },
  backlog: { code: backlogCode, where: isOpen, day: null },
  completed: { code: completedCode, where: '1', day: 'closed_at' },
  clocks: { code: clockCodeSql, where: '1', day: 'opened_at' },
}

/** How a case stands as of an instant parameter, as the word of `slaVerdicts`. */
export function verdictSql(at: ':asOf' | ':at'): string {
  const done = `(closed_at IS NOT NULL AND closed_at <= ${at})`
  return `CASE WHEN target_at IS NULL THEN 'noClock'
    WHEN ${done} THEN CASE WHEN closed_at <= target_at THEN 'onTime' ELSE 'closedLate' END
    WHEN ${at} <= target_at THEN 'onTime' ELSE 'stillOpen' END`
}
