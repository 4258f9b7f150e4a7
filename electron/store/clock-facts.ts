import type { ClockFacts } from '#shared/domain/sla/clocks.ts'

/** Columns the clocks of a work order `o` are read from; `clockFactsOfRow` reads them. */
export const clockColumnsSql = `o.opened_at AS clock_opened_at, o.respond_by AS clock_respond_by,
    o.arrive_by AS clock_arrive_by, o.resolve_by AS clock_resolve_by, o.responded_at AS clock_responded_at,
    o.arrived_at AS clock_arrived_at, o.completed_at AS clock_completed_at, o.status AS clock_status,
    o.sla_policy_id AS clock_policy_id, o.promised AS clock_promised,
    CASE WHEN o.status = 'onHold' THEN (SELECT h.starts_at FROM holds h WHERE h.work_order_id = o.id
      AND h.ends_at IS NULL AND h.pauses_clock = 1 AND h.deleted_at IS NULL LIMIT 1) END AS clock_paused_since`

/** What the clocks of a work order are read from, of a row with `clockColumnsSql`. */
export function clockFactsOfRow(row: Readonly<Record<string, unknown>>): ClockFacts {
  const instant = (column: string) => row[column] as number | null
  const promised = row['clock_promised'] as string
  return {
    openedAt: row['clock_opened_at'] as number,
    respondBy: instant('clock_respond_by'),
    arriveBy: instant('clock_arrive_by'),
    resolveBy: instant('clock_resolve_by'),
    respondedAt: instant('clock_responded_at'),
    arrivedAt: instant('clock_arrived_at'),
    completedAt: instant('clock_completed_at'),
    cancelled: row['clock_status'] === 'cancelled',
    slaPolicyId: row['clock_policy_id'] as string | null,
    promised: promised === '[]' ? [] : (JSON.parse(promised) as ClockFacts['promised']),
    pausedSince: instant('clock_paused_since'),
  }
}
