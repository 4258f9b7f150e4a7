import { clockNames, deadlineField } from '#shared/domain/sla/clock-name.ts'
import type { ClockName } from '#shared/domain/sla/clock-name.ts'
import type { AlertCutoffs } from '#shared/domain/sla/alerts.ts'

/** Deadlines up to which the clocks of a policy (or of none) warn, and up to which they are worth a notice. */
export interface LevelCutoffs {
  readonly warn: AlertCutoffs
  readonly notice: AlertCutoffs
  /** Whether holds stop what the policy counts. */
  readonly pausable: boolean
}

/** Cutoffs by policy id, and those of work without a policy. */
export interface AlertTable {
  readonly now: number
  readonly none: LevelCutoffs
  readonly byPolicy: ReadonlyMap<string, LevelCutoffs>
  /** The latest of all of them: how far the index on deadlines is read. */
  readonly latest: number
}

/** Later than every deadline. */
const never = '9007199254740991'
const column = (name: ClockName) => `o.${deadlineField[name].replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`
const open: Readonly<Record<ClockName, string>> = {
  respond: 'o.responded_at IS NULL AND o.arrived_at IS NULL AND o.completed_at IS NULL',
  arrive: 'o.arrived_at IS NULL AND o.completed_at IS NULL',
  resolve: 'o.completed_at IS NULL',
}
/** Whether a policy counts the clock; a promised date, and one its policy says nothing of, has the cutoff of dates. */
const counted = (name: ClockName) => `cut.${name}_warn IS NOT NULL AND instr(o.promised, '"${name}"') = 0`
const paused = (name: ClockName) => `(${counted(name)} AND cut.pausable = 1 AND h.starts_at IS NOT NULL)`
const missed = (name: ClockName) =>
  `${column(name)} < CASE WHEN ${paused(name)} THEN min(h.starts_at, :now) ELSE :now END`
const reached = (level: 'warn' | 'notice') => (name: ClockName) =>
  `NOT ${paused(name)} AND ${column(name)} <= CASE WHEN ${counted(name)} THEN cut.${name}_${level}
     ELSE coalesce(cut.dated, :dated) END`
/** The nearest deadline of the open promises that a condition holds for; `never` where there is none. */
const nearest = (condition: (name: ClockName) => string) =>
  `min(${clockNames
    .map((name) => `CASE WHEN ${open[name]} AND ${condition(name)} THEN ${column(name)} ELSE ${never} END`)
    .join(', ')})`

const cutSql = `WITH cut AS MATERIALIZED (
  SELECT json_extract(value, '$.id') AS policy_id, json_extract(value, '$.pausable') AS pausable,
    json_extract(value, '$.dated') AS dated, ${clockNames
      .flatMap((name) => ['warn', 'notice'].map((level) => `${name}_${level}`))
      .map((field) => `json_extract(value, '$.${field}') AS ${field}`)
      .join(', ')} FROM json_each(:cuts))`

/*
 * Open work is read in three parts, each along an index and only as far as a promise can alert. Work that is not on
 * hold and whose most urgent deadline has passed is missed, whatever its policy says: most of a large backlog, and
 * only its index entries are counted. The rest is judged by the cutoffs of its policy, which are joined as a table.
 */
const late = `work_orders o INDEXED BY work_orders_next_due
  WHERE o.next_due_at < :now AND o.status <> 'onHold' AND o.deleted_at IS NULL`
const parts = {
  ahead: `o.next_due_at BETWEEN :now AND :latest AND o.status <> 'onHold'`,
  held: `o.next_due_at <= :latest AND o.status = 'onHold'`,
} as const
const indexes = { ahead: 'work_orders_next_due', held: 'work_orders_status_next_due' } as const

const standing = (columns: string, part: keyof typeof parts) => `${cutSql} SELECT ${columns} FROM (
    SELECT o.id, o.number, ${nearest(missed)} AS missed_at, ${nearest(reached('warn'))} AS warn_at,
      ${nearest(reached('notice'))} AS notice_at
    FROM work_orders o INDEXED BY ${indexes[part]} LEFT JOIN cut ON cut.policy_id = o.sla_policy_id
    LEFT JOIN holds h ON h.work_order_id = o.id AND h.ends_at IS NULL AND h.pauses_clock = 1 AND h.deleted_at IS NULL
      AND o.status = 'onHold'
    WHERE ${parts[part]} AND o.deleted_at IS NULL)
  WHERE notice_at < ${never} OR warn_at < ${never} OR missed_at < ${never}`

const by = (of: readonly [string, string, string]) =>
  `CASE WHEN missed_at < ${never} THEN ${of[0]} WHEN warn_at < ${never} THEN ${of[1]} ELSE ${of[2]} END`
const gravest = `${by(['0', '1', '2'])}, ${by(['missed_at', 'warn_at', 'notice_at'])}, number`
const levelCounts = `count(*) AS alerts, coalesce(sum(missed_at < ${never}), 0) AS missed,
  coalesce(sum(missed_at = ${never} AND warn_at < ${never}), 0) AS warn`

/** Work orders that alert, counted by level; `late` ones are all missed. */
export const alertCountSql = {
  late: `SELECT count(*) FROM ${late}`,
  ahead: standing(levelCounts, 'ahead'),
  held: standing(levelCounts, 'held'),
} as const

/** Ids of the `:most` gravest of each part, as a SELECT; the nearest deadline first within a level. */
export const alertIdsSql = {
  late: `SELECT o.id FROM ${late} ORDER BY o.next_due_at, o.number LIMIT :most`,
  ahead: `${standing('id', 'ahead')} ORDER BY ${gravest} LIMIT :most`,
  held: `${standing('id', 'held')} ORDER BY ${gravest} LIMIT :most`,
} as const

/** The named parameters of the statements above but `:most`. */
export function alertParams({ now, none, byPolicy, latest }: AlertTable) {
  const cuts = [...byPolicy].map(([id, { warn, notice, pausable }]) => ({
    id,
    pausable: pausable ? 1 : 0,
    dated: warn.dated,
    ...Object.fromEntries(
      clockNames.flatMap((name) => [
        [`${name}_warn`, warn.counted[name]],
        [`${name}_notice`, notice.counted[name]],
      ]),
    ),
  }))
  return { now, cuts: JSON.stringify(cuts), dated: none.warn.dated, latest }
}
