import type { PricedLine } from './totals.ts'
import { costOf, priceOf } from './totals.ts'

/**
 * What a not-to-exceed amount is compared with: `cost`, what the work order costs the office, or `price`, what the
 * customer is charged. Committed lines count like actual ones.
 */
export const limitBases = ['cost', 'price'] as const
export type LimitBasis = (typeof limitBases)[number]

/** Share of a limit from which it is warned of. */
export const limitWarnShare = 0.8

/** How a work order stands to its limit. `near`: from 80 % on; `reached`: nothing is left; `over`: it was passed. */
export type LimitStand = 'none' | 'within' | 'near' | 'reached' | 'over'

/** A limit with what counts against it, in minor units. */
export interface LimitState {
  readonly limitCents: number | null
  readonly usedCents: number
  /** What is left; below zero once it was passed; null without a limit. */
  readonly leftCents: number | null
  /** Used ÷ limit; null without a limit or for a limit of nothing. */
  readonly share: number | null
  readonly stand: LimitStand
}

/** What lines use of a limit. By price only what the customer pays counts: nobody else's money is limited by them. */
export function usedOf(lines: readonly PricedLine[], basis: LimitBasis): number {
  if (basis === 'cost') return lines.reduce((sum, line) => sum + costOf(line), 0)
  return lines.reduce((sum, line) => sum + (line.coverage === 'billable' ? priceOf(line) : 0), 0)
}

/** How an amount stands to a limit. */
export function limitStateOf(limitCents: number | null, usedCents: number): LimitState {
  if (limitCents === null) return { limitCents, usedCents, leftCents: null, share: null, stand: 'none' }
  const leftCents = limitCents - usedCents
  const share = limitCents > 0 ? usedCents / limitCents : null
  const near = usedCents > 0 && usedCents >= limitCents * limitWarnShare
  const stand = leftCents < 0 ? 'over' : leftCents === 0 && usedCents > 0 ? 'reached' : near ? 'near' : 'within'
  return { limitCents, usedCents, leftCents, share, stand }
}

/** A change of lines that the limit does not allow. */
export interface LimitBreach {
  readonly limitCents: number
  readonly beforeCents: number
  readonly afterCents: number
  readonly overCents: number
}

/**
 * Whether a change of the lines passes the limit: it ends above it and above where it was. What lowers the total is
 * always allowed, also of a work order that is over its limit already.
 */
export function limitBreach(
  limitCents: number | null,
  before: readonly PricedLine[],
  after: readonly PricedLine[],
  basis: LimitBasis,
): LimitBreach | null {
  if (limitCents === null) return null
  const beforeCents = usedOf(before, basis)
  const afterCents = usedOf(after, basis)
  if (afterCents <= limitCents || afterCents <= beforeCents) return null
  return { limitCents, beforeCents, afterCents, overCents: afterCents - limitCents }
}
