import { clockNames, deadlineField, minutesField } from '#shared/domain/sla/clock-name.ts'
import type { ClockName } from '#shared/domain/sla/clock-name.ts'

/**
 * Up to which deadline promises are looked for. One instant serves every work order of a policy, because they share a
 * calendar: no row's business time is counted in SQL.
 */
export interface DueCutoffs {
  /** For work without a policy, or whose policy counts all time. */
  readonly plain: number
  /** By policy id, where its calendar makes it another instant. */
  readonly byPolicy: Readonly<Record<string, number>>
}

/** The latest of the instants: the range an index on `next_due_at` is read up to. */
export function latestCutoff({ plain, byPolicy }: DueCutoffs): number {
  return Math.max(plain, ...Object.values(byPolicy))
}

/** The values of the two placeholders of `duePromiseSql`, in order. */
export function dueParams({ plain, byPolicy }: DueCutoffs): [string, number] {
  return [JSON.stringify(byPolicy), plain]
}

const column = (camel: string) => camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const openSql: Readonly<Record<ClockName, string>> = {
  respond: 'o.responded_at IS NULL AND o.arrived_at IS NULL AND o.completed_at IS NULL',
  arrive: 'o.arrived_at IS NULL AND o.completed_at IS NULL',
  resolve: 'o.completed_at IS NULL',
}

/** A counted promise whose clock stands still is due only if it was missed before its hold began. */
function heldPromise(name: ClockName): string {
  const by = `o.${column(deadlineField[name])}`
  return `(${openSql[name]} AND ${by} <= CASE WHEN instr(o.promised, '"${name}"') = 0 AND EXISTS (
      SELECT 1 FROM sla_policies p WHERE p.id = o.sla_policy_id AND p.pausable = 1 AND p.${column(minutesField[name])} IS NOT NULL)
    THEN coalesce((SELECT h.starts_at - 1 FROM holds h WHERE h.work_order_id = o.id AND h.ends_at IS NULL
      AND h.pauses_clock = 1 AND h.deleted_at IS NULL LIMIT 1), k.cut) ELSE k.cut END)`
}

/**
 * Whether some open promise of the work order `o` falls due by the cutoff: the same question `openPromises` answers for
 * one record. Takes two placeholders, which `dueParams` fills; `marks` names them where they cannot be positional.
 */
export function duePromiseSql(marks: readonly [string, string] = ['?', '?']): string {
  return `EXISTS (SELECT 1 FROM (SELECT coalesce((SELECT j.value FROM json_each(${marks[0]}) j WHERE j.key = o.sla_policy_id), ${marks[1]}) AS cut) k
    WHERE CASE WHEN o.status <> 'onHold' THEN o.next_due_at <= k.cut ELSE ${clockNames.map(heldPromise).join(' OR ')} END)`
}
