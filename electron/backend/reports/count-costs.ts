import { costKinds } from '#shared/domain/cost/cost-line.ts'
import { ratesOf } from '#shared/domain/cost/rates.ts'
import type { CostCounts } from '#shared/queries/cost-report.ts'
import type { ReportScope } from '#shared/queries/reports.ts'
import type { BackendContext } from '../context.ts'
import { costMeasureSql, costOrdersSql } from './cost-orders.ts'
import { fieldLabelOf, labelledGroups } from './dimensions.ts'
import { reportInstants } from './scope.ts'

type Counted = CostCounts & { readonly key: string | null }

/** What the work completed in a range cost and was charged, in all and by group. */
export function countCosts(context: BackendContext, scope: ReportScope) {
  const { store } = context
  const { start, end, asOf } = reportInstants(context, scope)
  const rates = ratesOf(store.records.all('settings'))
  const count = (measure: keyof typeof costMeasureSql) => `coalesce(sum(${costMeasureSql[measure]}), 0)`
  const rows = store.db
    .prepare(
      `SELECT key, count(*) AS workOrders, ${count('withCosts')} AS withCosts,
         ${costKinds.map((kind) => `coalesce(sum(${kind}_cents), 0) AS ${kind}Cents`).join(', ')},
         coalesce(sum(cost_cents), 0) AS costCents, coalesce(sum(revenue_cents), 0) AS revenueCents,
         ${count('charged')} AS charged, count(nte_cents) AS limited, ${count('withinLimit')} AS withinLimit,
         coalesce(sum(CASE WHEN used_cents > nte_cents THEN used_cents - nte_cents END), 0) AS overrunCents
       FROM (${costOrdersSql(scope.by, rates)}) GROUP BY key`,
    )
    .all({ start, end, asOf }) as Counted[]
  const groups = labelledGroups(
    store,
    scope.by,
    rows.map(({ key, ...counts }) => ({ key, counts })),
  )
  const fieldLabel = fieldLabelOf(store, scope.by)
  return { currency: rates.currency, fieldLabel, total: sumOf(groups.map(({ counts }) => counts)), groups }
}

function sumOf(all: readonly CostCounts[]): CostCounts {
  const total: Record<keyof CostCounts, number> = {
    workOrders: 0,
    withCosts: 0,
    labourCents: 0,
    partCents: 0,
    vendorCents: 0,
    travelCents: 0,
    expenseCents: 0,
    costCents: 0,
    revenueCents: 0,
    charged: 0,
    limited: 0,
    withinLimit: 0,
    overrunCents: 0,
  }
  for (const counts of all) for (const name of Object.keys(total) as (keyof CostCounts)[]) total[name] += counts[name]
  return total
}
