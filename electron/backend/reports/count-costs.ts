import { lineAmountSql } from '#shared/domain/cost/amount.ts'
import { costKinds } from '#shared/domain/cost/cost-line.ts'
import { ratesOf } from '#shared/domain/cost/rates.ts'
import type { CostCounts, ReportScope } from '#shared/queries/reports.ts'
import type { BackendContext } from '../context.ts'
import { dimensionSql, fieldLabelOf, labelledGroups, ofWorkOrder } from './dimensions.ts'
import { reportInstants } from './scope.ts'

type Counted = CostCounts & { readonly key: string | null }

const cost = lineAmountSql('l.quantity', 'l.unit_cost_cents')
const price = lineAmountSql('l.quantity', 'l.unit_price_cents')
const ofKind = (kind: string) => `coalesce(sum(CASE WHEN l.kind = '${kind}' THEN ${cost} END), 0) AS ${kind}_cents`

/**
 * What the work completed in a range cost, in all and by group. A limit is compared with what the office says it counts
 * (costs, or what the customer is charged), as it is when costs are entered.
 */
export function countCosts(context: BackendContext, scope: ReportScope) {
  const { store } = context
  const { start, end, asOf } = reportInstants(context, scope)
  const rates = ratesOf(store.records.all('settings'))
  const used = rates.limitBasis === 'cost' ? cost : `CASE WHEN l.coverage = 'billable' THEN ${price} ELSE 0 END`
  const rows = store.db
    .prepare(
      `WITH orders AS (
         SELECT o.id, ${dimensionSql(scope.by, ofWorkOrder)} AS key, o.nte_cents, count(l.id) AS lines,
           ${costKinds.map(ofKind).join(', ')}, coalesce(sum(${cost}), 0) AS cost_cents, coalesce(sum(${used}), 0) AS used
         FROM work_orders o LEFT JOIN cost_lines l ON l.work_order_id = o.id
         WHERE o.completed_at >= :start AND o.completed_at < :end AND o.completed_at <= :asOf
           AND o.status <> 'cancelled' AND o.deleted_at IS NULL
         GROUP BY o.id)
       SELECT key, count(*) AS workOrders, coalesce(sum(lines > 0), 0) AS withCosts,
         ${costKinds.map((kind) => `coalesce(sum(${kind}_cents), 0) AS ${kind}Cents`).join(', ')},
         coalesce(sum(cost_cents), 0) AS costCents, count(nte_cents) AS limited,
         coalesce(sum(used <= nte_cents), 0) AS withinLimit,
         coalesce(sum(CASE WHEN used > nte_cents THEN used - nte_cents END), 0) AS overrunCents
       FROM orders GROUP BY key`,
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
    limited: 0,
    withinLimit: 0,
    overrunCents: 0,
  }
  for (const counts of all) for (const name of Object.keys(total) as (keyof CostCounts)[]) total[name] += counts[name]
  return total
}
