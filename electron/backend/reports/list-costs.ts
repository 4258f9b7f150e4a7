import type { z } from 'zod'
import { ratesOf } from '#shared/domain/cost/rates.ts'
import type { CostItem, reportsCostItems } from '#shared/queries/cost-report.ts'
import type { BackendContext } from '../context.ts'
import { costMeasureSql, costOrdersSql } from './cost-orders.ts'
import { reportInstants } from './scope.ts'

type Args = z.output<typeof reportsCostItems.args>

/** The work orders behind one number of the cost report, dearest first. */
export function listCosts(context: BackendContext, args: Args) {
  const { store } = context
  const { start, end, asOf } = reportInstants(context, args)
  const rates = ratesOf(store.records.all('settings'))
  const grouped = args.key === undefined || args.by === 'none' ? '' : 'AND key IS :key'
  const from = `FROM (${costOrdersSql(args.by, rates)}) WHERE (${costMeasureSql[args.measure]}) ${grouped}`
  const named = { start, end, asOf, ...(grouped ? { key: args.key ?? null } : {}) }
  const total = store.db.prepare(`SELECT count(*) ${from}`).pluck().get(named) as number
  const items = store.db
    .prepare(
      `SELECT i.id, i.number, i.title, c.name AS customer, i.completed_at AS completedAt, i.cost_cents AS costCents,
         i.revenue_cents AS revenueCents, i.revenue_from AS revenueFrom, i.nte_cents AS nteCents, i.used_cents AS usedCents
       FROM (SELECT * ${from} ORDER BY cost_cents DESC, number LIMIT :limit OFFSET :offset) i
       LEFT JOIN customers c ON c.id = i.customer_id ORDER BY i.cost_cents DESC, i.number`,
    )
    .all({ ...named, limit: args.limit, offset: args.offset }) as CostItem[]
  return { currency: rates.currency, total, items }
}
