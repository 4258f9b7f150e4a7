import type { AlertCutoffs, AlertLevel, ClockAlert } from '#shared/domain/sla/alerts.ts'
import { alertCutoffs, clockAlerts } from '#shared/domain/sla/alerts.ts'
import type { ClockFacts, ClockTerms } from '#shared/domain/sla/clocks.ts'
import { noTerms } from '#shared/domain/sla/clocks.ts'
import type { SlaPolicy } from '#shared/domain/sla/sla-policy.ts'
import { latestInstant } from '#shared/kernel/zone-offsets.ts'
import type { AlertTable, LevelCutoffs } from '../../store/alert-sql.ts'
import { alertCountSql, alertIdsSql, alertParams } from '../../store/alert-sql.ts'
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

/**
 * The promises that alert at an instant. SQL finds and counts them along indexes; only rows that are shown or snoozed
 * are judged one by one, by the same function that judges a single record.
 */
export function createPromiseAlerts({ db, records }: Store, now: number) {
  const termsOf = createTerms(records)
  const dueSoonMinutes = dueSoonMinutesOf(records)
  const snoozed = snoozesAt(records, now)
  const params = alertParams(tableAt(now, dueSoonMinutes, termsOf, records.all('slaPolicies')))
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
  const rowsOf = (ids: readonly string[]) =>
    prepared(db, rowsSql).all({ ids: JSON.stringify(ids) }) as Record<string, unknown>[]
  const standing = (part: 'ahead' | 'held') =>
    prepared(db, alertCountSql[part]).get(params) as { alerts: number; missed: number; warn: number }

  return {
    /** Work orders by their gravest alert that nobody has taken on. */
    count(): Record<AlertLevel, number> {
      const late = prepared(db, alertCountSql.late).pluck().get(params) as number
      const ahead = standing('ahead')
      const held = standing('held')
      const missed = late + ahead.missed + held.missed
      const warn = ahead.warn + held.warn
      const counts = { missed, warn, notice: late + ahead.alerts + held.alerts - missed - warn }
      // What was taken on leaves its level; the next grave alert of the same work order takes its place.
      for (const row of rowsOf([...snoozed.keys()])) {
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
      // A snoozed alert leaves its place to the next: as many more are looked at.
      const most = limit + snoozed.size
      const idsOf = (part: keyof typeof alertIdsSql) =>
        prepared(db, alertIdsSql[part])
          .pluck()
          .all({ ...params, most }) as string[]
      const late = idsOf('late')
      const ids = [...late, ...idsOf('held'), ...(late.length < most ? idsOf('ahead') : [])]
      return rowsOf(ids).flatMap(read).toSorted(byGravity).slice(0, limit)
    },
  }
}

/** Work orders by their ids, with what an alert shows of them. */
const rowsSql = `SELECT o.id AS work_order_id, o.number, o.title, (SELECT coalesce(nullif(s.address, ''), s.name)
    FROM sites s WHERE s.id = o.site_id) AS address, ${clockColumnsSql}
  FROM json_each(:ids) j CROSS JOIN work_orders o ON o.id = j.value
  WHERE o.next_due_at IS NOT NULL AND o.deleted_at IS NULL`

function tableAt(
  now: number,
  dueSoonMinutes: number,
  termsOf: (policyId: string | null) => ClockTerms,
  policies: readonly SlaPolicy[],
): AlertTable {
  const cutoffs = (terms: ClockTerms): LevelCutoffs => ({
    warn: alertCutoffs(terms, now, dueSoonMinutes, 'warn'),
    notice: alertCutoffs(terms, now, dueSoonMinutes, 'notice'),
    pausable: terms.policy?.pausable ?? false,
  })
  const none = cutoffs(noTerms)
  const byPolicy = new Map(policies.map(({ id }) => [id, cutoffs(termsOf(id))] as const))
  const latest = Math.max(...[none, ...byPolicy.values()].flatMap(({ warn, notice }) => [warn, notice].flatMap(all)))
  return { now, none, byPolicy, latest }
}

const levels: Readonly<Record<AlertLevel, number>> = { missed: 0, warn: 1, notice: 2 }

function byGravity(a: PromiseAlert, b: PromiseAlert): number {
  return levels[a.alert.level] - levels[b.alert.level] || a.alert.targetAt - b.alert.targetAt || a.number - b.number
}

function all({ counted, dated }: AlertCutoffs): number[] {
  return [...Object.values(counted).filter((at) => at !== null), dated].map((at) => Math.min(at, latestInstant))
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
