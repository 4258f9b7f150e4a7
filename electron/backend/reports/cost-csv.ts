import { decimalText } from '#shared/domain/cost/currency.ts'
import { csvLine } from '#shared/kernel/csv.ts'
import type { CsvValue } from '#shared/kernel/csv.ts'
import type { CostCounts, CostItem } from '#shared/queries/cost-report.ts'
import { marginOf } from '#shared/queries/cost-report.ts'
import type { PlainDimension, ReportScope } from '#shared/queries/reports.ts'
import type { countCosts } from './count-costs.ts'
import { dimensionHeads } from './report-csv.ts'

const heads = [
  'Completed',
  'With costs',
  'Labour',
  'Travel',
  'Parts',
  'Expenses',
  'Vendors',
  'Costs',
  'Charged',
  'Margin',
  'Margin share',
  'With a limit',
  'Limit kept',
  'Over the limit by',
  'Currency',
]

/** The cost report as CSV: one line a group and one for all; amounts with a point, the margin's share as 0 to 1. */
export function costsCsv({ by }: ReportScope, counted: ReturnType<typeof countCosts>): string {
  const { currency, fieldLabel, groups, total } = counted
  // Numbers, not texts: a text that begins with a minus would be taken for a formula and marked as a text.
  const money = (cents: number) => Number(decimalText(cents, currency))
  const line = (label: string, counts: CostCounts): CsvValue[] => [
    label,
    counts.workOrders,
    counts.withCosts,
    ...[counts.labourCents, counts.travelCents, counts.partCents, counts.expenseCents, counts.vendorCents].map(money),
    money(counts.costCents),
    money(counts.revenueCents),
    money(marginOf(counts)),
    counts.revenueCents > 0 ? Math.round((marginOf(counts) / counts.revenueCents) * 10_000) / 10_000 : null,
    counts.limited,
    counts.withinLimit,
    money(counts.overrunCents),
    currency,
  ]
  const rows = by === 'none' ? [] : groups.map(({ label, counts }) => line(label ?? '(none)', counts))
  return [[fieldLabel ?? dimensionHeads[by as PlainDimension], ...heads], ...rows, line('All', total)]
    .map(csvLine)
    .join('')
}

const itemHeads = ['Number', 'Title', 'Customer', 'Completed', 'Costs', 'Charged', 'Charged by', 'Margin', 'Limit', 'Used of the limit', 'Currency'] // prettier-ignore

/** The work orders behind a number as CSV; instants are ISO 8601 in UTC. */
export function costItemsCsv(items: readonly CostItem[], currency: string): string {
  const money = (cents: number | null) => (cents === null ? null : Number(decimalText(cents, currency)))
  const rows = items.map((item) => [
    item.number,
    item.title,
    item.customer,
    new Date(item.completedAt).toISOString(),
    money(item.costCents),
    money(item.revenueCents),
    item.revenueFrom,
    money(marginOf(item)),
    money(item.nteCents),
    money(item.usedCents),
    currency,
  ])
  return [itemHeads, ...rows].map(csvLine).join('')
}
