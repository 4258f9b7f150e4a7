import type { AlertCutoffs, AlertLevel, ClockAlert } from '#shared/domain/sla/alerts.ts'
import { alertCutoffs, clockAlerts } from '#shared/domain/sla/alerts.ts'
import type { ClockFacts } from '#shared/domain/sla/clocks.ts'
import { noTerms } from '#shared/domain/sla/clocks.ts'
import { latestInstant } from '#shared/kernel/zone-offsets.ts'
import type { AlertTable } from '../../store/alert-sql.ts'
import { alertFromSql, alertParams, cutSql, heldSql } from '../../store/alert-sql.ts'
import { clockColumnsSql, clockFactsOfRow } from '../../store/clock-facts.ts'
import { prepared } from '../../store/prepared.ts'
import type { Store } from '../../store/store.ts'
import { dueSoonMinutesOf } from './due-soon-minutes.ts'
import { createTerms } from './risk-judge.ts'

/** A work order with an alert, and the gravest one nobody has taken on. */
export interface PromiseAlert {
  readonly workOrderId: string
  readonly number: number
  readonly title: string
  readonly address: string | null
  readonly facts: ClockFacts
  readonly alert: ClockAlert
}

/** Work on hold is judged one by one; more than so many on hold at once is not an office any more. */
const mostHeld = 5_000

/**
 * The promises that alert at an instant. Counting reads running clocks up to the cutoffs through an index; only rows
 * that are shown, snoozed or on hold are judged one by one, by the same function that judges a single record.
 */
export function createPromiseAlerts({ db, records }: Store, now: number) {
  const termsOf = createTerms(records)
  const dueSoonMinutes = dueSoonMinutesOf(records)
  const policies = records.all('slaPolicies')
  const table = (least: 'warn' | 'notice'): AlertTable => {
    const none = alertCutoffs(noTerms, now, dueSoonMinutes, least)
    const byPolicy = new Map(
      policies.map(({ id }) => [id, alertCutoffs(termsOf(id), now, dueSoonMinutes, least)] as const),
    )
    return { none, byPolicy, latest: Math.max(...[none, ...byPolicy.values()].flatMap(cutoffsOf)) }
  }
  const missedTable: AlertTable = { none: allBy(now - 1), byPolicy: new Map(), latest: now - 1 }
  const snoozed = snoozesAt(records, now)
  const select = `SELECT o.id AS work_order_id, o.number, o.title, (SELECT coalesce(nullif(s.address, ''), s.name)
    FROM sites s WHERE s.id = o.site_id) AS address, ${clockColumnsSql}`
  const alertsOf = (facts: ClockFacts) => clockAlerts(facts, termsOf(facts.slaPolicyId), now, dueSoonMinutes)
  const read = (row: Record<string, unknown>): PromiseAlert[] => {
    const facts = clockFactsOfRow(row)
    const workOrderId = row['work_order_id'] as string
    const quiet = snoozed.get(workOrderId)
    const alert = alertsOf(facts).find(({ code }) => !quiet?.has(code))
    if (!alert) return []
    const { number, title, address } = row as { number: number; title: string; address: string | null }
    return [{ workOrderId, number, title, address, facts, alert }]
  }
  const rowsOf = (sql: string, params: Record<string, unknown>) =>
    prepared(db, sql).all(params) as Record<string, unknown>[]
  const held = () => {
    const { latest } = table('notice')
    return rowsOf(`${select} ${heldSql} LIMIT ${mostHeld}`, { latest }).flatMap(read)
  }
  const counted = (from: AlertTable) =>
    prepared(db, `${cutSql} SELECT count(*) ${alertFromSql}`).pluck().get(alertParams(from)) as number

  return {
    /** Work orders by their gravest alert that nobody has taken on. */
    count(): Record<AlertLevel, number> {
      const missed = counted(missedTable)
      const warned = counted(table('warn'))
      const all = counted(table('notice'))
      const counts = { missed, warn: warned - missed, notice: all - warned }
      for (const { alert } of held()) counts[alert.level] += 1
      // What was taken on leaves its level; the next grave alert of the same work order takes its place.
      const snoozedIds = JSON.stringify([...snoozed.keys()])
      const quiet = rowsOf(
        `${select} FROM json_each(:ids) j CROSS JOIN work_orders o ON o.id = j.value
         WHERE o.status <> 'onHold' AND o.deleted_at IS NULL`,
        { ids: snoozedIds },
      )
      for (const row of quiet) {
        const before = alertsOf(clockFactsOfRow(row))[0]
        if (!before) continue
        counts[before.level] -= 1
        const after = read(row)[0]
        if (after) counts[after.alert.level] += 1
      }
      return counts
    },
    /** The gravest of them; within a level the nearest deadline first. */
    list(limit: number): PromiseAlert[] {
      const found: PromiseAlert[] = held()
      for (const from of [missedTable, table('warn'), table('notice')]) {
        const known = new Set(found.map(({ workOrderId }) => workOrderId))
        const sql = `${cutSql} ${select} ${alertFromSql} ORDER BY o.next_due_at, o.id LIMIT :most`
        const rows = rowsOf(sql, { ...alertParams(from), most: limit + known.size + snoozed.size })
        for (const row of rows) if (!known.has(row['work_order_id'] as string)) found.push(...read(row))
        if (found.length >= limit + snoozed.size) break
      }
      return found.toSorted(byGravity).slice(0, limit)
    },
  }
}

const levels: Readonly<Record<AlertLevel, number>> = { missed: 0, warn: 1, notice: 2 }

function byGravity(a: PromiseAlert, b: PromiseAlert): number {
  return levels[a.alert.level] - levels[b.alert.level] || a.alert.targetAt - b.alert.targetAt || a.number - b.number
}

function cutoffsOf({ counted, dated }: AlertCutoffs): number[] {
  return [...Object.values(counted).filter((at) => at !== null), dated].map((at) => Math.min(at, latestInstant))
}

function allBy(at: number): AlertCutoffs {
  return { counted: { respond: at, arrive: at, resolve: at }, dated: at }
}

/** Codes of alerts that somebody has taken on, by record. */
export function snoozesAt(records: Store['records'], now: number): Map<string, Set<string>> {
  const quiet = new Map<string, Set<string>>()
  for (const { subjectId, code, until } of records.all('alertSnoozes')) {
    if (until <= now) continue
    const codes = quiet.get(subjectId)
    if (codes) codes.add(code)
    else quiet.set(subjectId, new Set([code]))
  }
  return quiet
}
