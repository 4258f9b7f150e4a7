import type { z } from 'zod'
import type { ReportItem, reportsItems } from '#shared/queries/reports.ts'
import type { BackendContext } from '../context.ts'
import { casesSql, factSql, verdictSql } from './cases.ts'
import { clockVerdictSql } from './clock-cases.ts'
import { dimensionSql } from './dimensions.ts'
import { clockOfMeasure, codesOfMeasure } from './facts.ts'
import { rangeOf, reportInstants } from './scope.ts'

type Args = z.output<typeof reportsItems.args>

/** The cases behind one number, most urgent target first. */
export function listItems(context: BackendContext, args: Args): { total: number; items: ReportItem[] } {
  const { code, where } = factSql[args.report]
  const codes = codesOfMeasure(args.report, args.measure).join(', ')
  const instants = reportInstants(context, args)
  const grouped = args.key === undefined || args.by === 'none' ? '' : `AND ${dimensionSql(args.by)} IS :key`
  const verdict = args.report === 'clocks' ? clockVerdictSql : verdictSql(args.report === 'sla' ? ':asOf' : ':at')
  const from = `FROM (${casesSql(args.report, rangeOf(args), clockOfMeasure(args.measure))}) WHERE ${where} AND (${code}) IN (${codes}) ${grouped}`
  const named = { ...instants, ...(grouped ? { key: args.key ?? null } : {}) }
  const total = context.store.db.prepare(`SELECT count(*) ${from}`).pluck().get(named) as number
  const rows = context.store.db
    .prepare(
      `SELECT c.*, coalesce(s.name, s.address) AS place,
         ${verdict} AS verdict
       FROM (SELECT * ${from} ORDER BY target_at IS NULL, target_at, id LIMIT :limit OFFSET :offset) c
       LEFT JOIN sites s ON s.id = c.site_id ORDER BY c.target_at IS NULL, c.target_at, c.id`,
    )
    .all({ ...named, limit: args.limit, offset: args.offset }) as Record<string, unknown>[]
  return { total, items: rows.map(itemOfRow) }
}

function itemOfRow(row: Record<string, unknown>): ReportItem {
  return {
    kind: row['kind'] as ReportItem['kind'],
    id: row['id'] as string,
    number: row['number'] as number,
    externalId: row['external_id'] as string | null,
    title: row['title'] as string,
    place: row['place'] as string | null,
    priority: row['priority'] as ReportItem['priority'],
    openedAt: row['opened_at'] as number,
    targetAt: row['target_at'] as number | null,
    closedAt: row['closed_at'] as number | null,
    verdict: row['verdict'] as ReportItem['verdict'],
    sourceVerdict: row['source_verdict'] as string | null,
  }
}
