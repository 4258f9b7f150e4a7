import type { ReportMeasure, ReportName, ReportScope } from '#shared/queries/reports.ts'
import { measuresOf } from '#shared/queries/reports.ts'
import type { BackendContext } from '../context.ts'
import type { Bucket } from './buckets.ts'
import { bucketOf, bucketsOf } from './buckets.ts'
import { casesSql, factSql } from './cases.ts'
import { dimensionSql, fieldLabelOf, labelledGroups } from './dimensions.ts'
import { measuresOfCode } from './facts.ts'
import { dayOfNumber, localDaySql } from './local-day.ts'
import type { ReportInstants } from './scope.ts'
import { rangeOf, reportAsOf, reportInstants } from './scope.ts'

export type Counts = Record<ReportMeasure, number>

/** A report before it is told apart by kind. */
export interface CountedReport {
  readonly scope: ReportScope
  /** Label of the custom field the groups are of; null for any other grouping. */
  readonly fieldLabel: string | null
  readonly asOf: { readonly at: number; readonly kind: 'archive' | 'now' }
  readonly total: Counts
  readonly groups: { readonly key: string | null; readonly label: string | null; readonly counts: Counts }[]
  readonly trend: (Bucket & { readonly counts: Counts })[]
}

/** So many cases of one group, one code and one local day. */
interface Fact {
  readonly key: string | null
  readonly code: number
  readonly day: number | null
  readonly n: number
}

/** Counts every measure of a report: in all, by group, and along time. One pass over the cases. */
export function countCases(context: BackendContext, report: ReportName, scope: ReportScope): CountedReport {
  const instants = reportInstants(context, scope)
  const facts = readFacts(context, report, scope, instants)
  const byKey = new Map<string | null, Counts>()
  const byDay = new Map<number, Counts>()
  const total = noCounts(report)
  for (const { key, code, day, n } of facts) {
    const counted = measuresOfCode(report, code)
    if (counted.length === 0) continue
    add(entry(byKey, key, report), counted, n)
    if (day !== null) add(entry(byDay, day, report), counted, n)
    add(total, counted, n)
  }
  return {
    scope,
    fieldLabel: fieldLabelOf(context.store, scope.by),
    asOf: reportAsOf(context),
    total,
    groups: labelledGroups(
      context.store,
      scope.by,
      [...byKey].map(([key, counts]) => ({ key, counts })),
    ),
    trend: trendOf(report, scope, byDay),
  }
}

function readFacts(context: BackendContext, report: ReportName, scope: ReportScope, instants: ReportInstants): Fact[] {
  const { db } = context.store
  const { code, where, day } = factSql[report]
  const span = db
    .prepare(
      `SELECT min(a) AS first, max(b) AS last FROM (SELECT min(opened_at) AS a, max(opened_at) AS b FROM requests
         UNION ALL SELECT min(opened_at), max(opened_at) FROM work_orders)`,
    )
    .get() as { first: number | null; last: number | null }
  if (span.first === null) return []
  const zone = context.pipeline.officeZone()
  const last = Math.max(span.last!, instants.asOf)
  const daySql = day ? localDaySql(day, zone, span.first, last) : 'NULL'
  return db
    .prepare(
      `SELECT ${dimensionSql(scope.by)} AS key, ${code} AS code, ${daySql} AS day, count(*) AS n
       FROM (${casesSql(report, rangeOf(scope))}) WHERE ${where} GROUP BY 1, 2, 3`,
    )
    .all(instants) as Fact[]
}

function noCounts(report: ReportName): Counts {
  return Object.fromEntries(measuresOf[report].map((measure) => [measure, 0])) as Counts
}

function entry<K>(map: Map<K, Counts>, key: K, report: ReportName): Counts {
  let found = map.get(key)
  if (!found) map.set(key, (found = noCounts(report)))
  return found
}

function add(counts: Counts, measures: readonly ReportMeasure[], n: number): void {
  for (const measure of measures) counts[measure] += n
}

function trendOf(report: ReportName, scope: ReportScope, byDay: ReadonlyMap<number, Counts>): CountedReport['trend'] {
  const measures = measuresOf[report]
  // A completed report also holds cases that were closed outside of its range: they are due or overdue in it.
  const lead: ReportMeasure = report === 'completed' ? 'completed' : 'opened'
  const days = [...byDay]
    .filter(([, counts]) => counts[lead] > 0)
    .map(([day, counts]) => ({ day: dayOfNumber(day), counts }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  if (days.length === 0) return []
  const buckets = bucketsOf(scope.from ?? days[0]!.day, scope.to ?? days.at(-1)!.day)
  const trend = buckets.map((bucket) => ({ ...bucket, counts: noCounts(report) }))
  for (const { day, counts } of days) {
    const bucket = trend[bucketOf(buckets, day)]
    if (bucket) for (const measure of measures) bucket.counts[measure] += counts[measure]
  }
  return trend
}
