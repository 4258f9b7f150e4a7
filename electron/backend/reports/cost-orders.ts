import { lineAmountSql } from '#shared/domain/cost/amount.ts'
import { costKinds } from '#shared/domain/cost/cost-line.ts'
import type { Rates } from '#shared/domain/cost/rates.ts'
import type { CostMeasure } from '#shared/queries/cost-report.ts'
import type { ReportDimension } from '#shared/queries/reports.ts'
import { dimensionSql, ofWorkOrder } from './dimensions.ts'

const cost = lineAmountSql('l.quantity', 'l.unit_cost_cents')
const price = lineAmountSql('l.quantity', 'l.unit_price_cents')
const ofKind = (kind: string) => `coalesce(sum(CASE WHEN l.kind = '${kind}' THEN ${cost} END), 0) AS ${kind}_cents`

const invoiced = `(SELECT sum(d.billable_cents) FROM invoice_drafts d
  WHERE d.work_order_id = o.id AND d.state <> 'void' AND d.deleted_at IS NULL)`
const quoted = `(SELECT sum(${lineAmountSql('q.quantity', 'q.unit_price_cents')}) FROM quote_lines q
  WHERE q.work_order_id = o.id AND q.state = 'accepted' AND q.deleted_at IS NULL)`

/**
 * The work orders completed in a range, with what each cost, was charged and used of its limit: what both the numbers and
 * their lists are made from, so that a list is as long as its number says. A limit is compared with what the office says
 * it counts (costs, or what the customer is charged), as it is when costs are entered. Parameters: :start, :end, :asOf.
 */
export function costOrdersSql(by: ReportDimension, { limitBasis }: Pick<Rates, 'limitBasis'>): string {
  const billed = `coalesce(sum(CASE WHEN l.coverage = 'billable' THEN ${price} END), 0)`
  const used = limitBasis === 'cost' ? `coalesce(sum(${cost}), 0)` : billed
  return `SELECT o.id, o.number, o.title, o.customer_id, o.completed_at, ${dimensionSql(by, ofWorkOrder)} AS key,
      o.nte_cents, count(l.id) AS lines, ${costKinds.map(ofKind).join(', ')},
      coalesce(sum(${cost}), 0) AS cost_cents, ${used} AS used_cents,
      coalesce(${invoiced}, ${quoted}, ${billed}) AS revenue_cents,
      CASE WHEN ${invoiced} IS NOT NULL THEN 'invoice' WHEN ${quoted} IS NOT NULL THEN 'quote' ELSE 'lines' END
        AS revenue_from
    FROM work_orders o LEFT JOIN cost_lines l ON l.work_order_id = o.id
    WHERE o.completed_at >= :start AND o.completed_at < :end AND o.completed_at <= :asOf
      AND o.status <> 'cancelled' AND o.deleted_at IS NULL
    GROUP BY o.id`
}

/** Which of those work orders a number counts. */
export const costMeasureSql: Readonly<Record<CostMeasure, string>> = {
  workOrders: '1',
  withCosts: 'lines > 0',
  charged: 'revenue_cents <> 0',
  loss: 'revenue_cents < cost_cents',
  withinLimit: 'used_cents <= nte_cents',
  overLimit: 'used_cents > nte_cents',
}
