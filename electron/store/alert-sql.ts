import { clockNames, deadlineField } from '#shared/domain/sla/clock-name.ts'
import type { ClockName } from '#shared/domain/sla/clock-name.ts'
import type { AlertCutoffs } from '#shared/domain/sla/alerts.ts'
import { openStatusesSql } from './open-work-orders.ts'

/** Cutoffs by policy id, and those of work without a policy. */
export interface AlertTable {
  readonly none: AlertCutoffs
  readonly byPolicy: ReadonlyMap<string, AlertCutoffs>
  /** The latest of all of them: how far the index on deadlines is read. */
  readonly latest: number
}

const column = (name: ClockName) => `o.${deadlineField[name].replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`
const open: Readonly<Record<ClockName, string>> = {
  respond: 'o.responded_at IS NULL AND o.arrived_at IS NULL AND o.completed_at IS NULL',
  arrive: 'o.arrived_at IS NULL AND o.completed_at IS NULL',
  resolve: 'o.completed_at IS NULL',
}

/**
 * Work orders with an alert, as `FROM … WHERE …` over `o`. The cutoffs are joined as one small table (`:cuts`, from
 * `alertParams`), and only running clocks up to the latest of them are read. Work on hold is looked at by `heldSql`,
 * because its clocks may stand still.
 */
export const alertFromSql = `
  FROM work_orders o INDEXED BY work_orders_status_next_due
  LEFT JOIN cut ON cut.policy_id = o.sla_policy_id
  WHERE o.status IN (${openStatusesSql}) AND o.status <> 'onHold' AND o.deleted_at IS NULL AND o.next_due_at <= :latest
    AND (${clockNames
      .map(
        (
          name,
        ) => `(${open[name]} AND ${column(name)} <= CASE WHEN cut.${name} IS NOT NULL AND instr(o.promised, '"${name}"') = 0
          THEN cut.${name} ELSE coalesce(cut.dated, :dated) END)`,
      )
      .join(' OR ')})`

/** The joined table of cutoffs; goes before a SELECT over `alertFromSql`. */
export const cutSql = `WITH cut AS MATERIALIZED (
  SELECT json_extract(value, '$.id') AS policy_id, json_extract(value, '$.respond') AS respond,
    json_extract(value, '$.arrive') AS arrive, json_extract(value, '$.resolve') AS resolve,
    json_extract(value, '$.dated') AS dated FROM json_each(:cuts))`

/** Work on hold whose most urgent promise may be due: few rows, judged one by one by the caller. */
export const heldSql = `FROM work_orders o INDEXED BY work_orders_status_next_due
  WHERE o.status = 'onHold' AND o.deleted_at IS NULL AND o.next_due_at <= :latest`

/** The named parameters of the statements above. */
export function alertParams({ none, byPolicy, latest }: AlertTable): Record<string, string | number> {
  const cuts = [...byPolicy].map(([id, { counted, dated }]) => ({ id, ...counted, dated }))
  return { cuts: JSON.stringify(cuts), dated: none.dated, latest }
}
