import { lineAmount } from './amount.ts'
import type { CostKind, CostLine, Coverage } from './cost-line.ts'
import { costKinds, coverages } from './cost-line.ts'

/** What lines come to, in minor units. */
export interface Sum {
  /** What it costs the office. */
  readonly costCents: number
  /** What it is charged at, whoever bears it. */
  readonly priceCents: number
}

/** The fields of a line that make its amounts. */
export type PricedLine = Pick<CostLine, 'kind' | 'state' | 'coverage' | 'quantity' | 'unitCostCents' | 'unitPriceCents'>

/** The costs of a work order added up in every way they are looked at. Each split adds up to `total`. */
export interface CostTotals {
  readonly lines: number
  readonly total: Sum
  readonly byKind: Readonly<Record<CostKind, Sum>>
  readonly byCoverage: Readonly<Record<Coverage, Sum>>
  /** Ordered, not yet charged. */
  readonly committed: Sum
  readonly actual: Sum
  /** What the customer pays: the price of the billable lines. */
  readonly revenueCents: number
  /** Revenue − cost of every line, whoever bears it (gross margin per work order). */
  readonly marginCents: number
  /** Margin ÷ revenue; null without revenue. */
  readonly marginShare: number | null
}

/** What a line costs the office. */
export function costOf(line: Pick<CostLine, 'quantity' | 'unitCostCents'>): number {
  return lineAmount(line.quantity, line.unitCostCents)
}

/** What a line is charged at. */
export function priceOf(line: Pick<CostLine, 'quantity' | 'unitPriceCents'>): number {
  return lineAmount(line.quantity, line.unitPriceCents)
}

/** Adds lines up. */
export function costTotals(lines: readonly PricedLine[]): CostTotals {
  const total = sumOf(lines)
  const of = <K extends string>(keys: readonly K[], pick: (line: PricedLine) => K) =>
    Object.fromEntries(keys.map((key) => [key, sumOf(lines.filter((line) => pick(line) === key))])) as Record<K, Sum>
  const byCoverage = of(coverages, ({ coverage }) => coverage)
  const revenueCents = byCoverage.billable.priceCents
  const marginCents = revenueCents - total.costCents
  return {
    lines: lines.length,
    total,
    byKind: of(costKinds, ({ kind }) => kind),
    byCoverage,
    committed: sumOf(lines.filter(({ state }) => state === 'committed')),
    actual: sumOf(lines.filter(({ state }) => state === 'actual')),
    revenueCents,
    marginCents,
    marginShare: revenueCents > 0 ? marginCents / revenueCents : null,
  }
}

function sumOf(lines: readonly PricedLine[]): Sum {
  let costCents = 0
  let priceCents = 0
  for (const line of lines) {
    costCents += costOf(line)
    priceCents += priceOf(line)
  }
  return { costCents, priceCents }
}
