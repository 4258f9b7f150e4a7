import { Temporal } from 'temporal-polyfill'
import type { Asset } from '../asset/asset.ts'
import type { CostKind, Coverage } from '../cost/cost-line.ts'
import type { WorkKind } from '../work-type/work-kind.ts'
import type { Contract } from './contract.ts'
import type { Cover, CoverAnswer } from './cover-answer.ts'

/** Days before its end from which a cover is said to expire. */
export const expiresSoonDays = 30

/** What is asked: work of a kind, at a site, on an asset, on a day. */
export interface CoverQuestion {
  readonly asset: Pick<Asset, 'warrantyUntil'> | null
  /** The customer's contracts. */
  readonly contracts: readonly Contract[]
  /** The contract the work is done under, when one was chosen: it is looked at before the others. */
  readonly contractId?: string | null
  readonly siteId: string | null
  /** Null when it is not known: a contract for some kinds of work then does not count. */
  readonly workKind: WorkKind | null
  /** Calendar day `YYYY-MM-DD` in the zone of the site or office. */
  readonly day: string
}

/** The contracts that hold for the work on its day, the one that goes before the others first. */
export function runningContracts(question: Omit<CoverQuestion, 'asset'>): Contract[] {
  const { contracts, contractId, day } = question
  return contracts
    .filter((one) => fits(one, question) && one.startsOn <= day && (one.endsOn === null || one.endsOn >= day))
    .sort(bestFirst(contractId))
}

/**
 * Who bears work on a day. A warranty bears labour and parts and goes before any contract; then the chosen contract,
 * then the one that covers more, then the one that holds longer. Both ends of a contract and the last day of a
 * warranty are included.
 */
export function coverageOf(question: CoverQuestion): CoverAnswer {
  const { asset, day } = question
  const warrantyUntil = asset?.warrantyUntil ?? null
  const warranty = warrantyUntil === null ? null : coverOf('warranty', warrantyUntil, day, null)
  const fitting = question.contracts.filter(
    (one) => (one.coversLabour || one.coversParts) && fits(one, question) && one.startsOn <= day,
  )
  const running = runningContracts(question)
  const half = (bears: (contract: Contract) => boolean): Cover | null => {
    if (warranty && warrantyUntil! >= day) return warranty
    const contract = running.find(bears)
    return contract ? coverOf('contract', contract.endsOn, day, contract) : null
  }
  const labour = half(({ coversLabour }) => coversLabour)
  const parts = half(({ coversParts }) => coversParts)
  const holding = [labour, parts].filter((cover) => cover !== null)
  const ends = holding.filter(({ daysLeft }) => daysLeft !== null && daysLeft <= expiresSoonDays)
  const past = [
    ...(warranty && warrantyUntil! < day ? [warranty] : []),
    ...fitting
      .filter(({ endsOn }) => endsOn !== null && endsOn < day)
      .map((one) => coverOf('contract', one.endsOn, day, one)),
  ].sort((a, b) => b.daysLeft! - a.daysLeft!)
  const ended = holding.length === 0 ? (past[0] ?? null) : null
  return {
    day,
    stand: holding.length === 2 ? 'covered' : holding.length === 1 ? 'partly' : ended ? 'ended' : 'none',
    labour,
    parts,
    expiring: ends.sort((a, b) => a.daysLeft! - b.daysLeft!)[0] ?? null,
    ended,
  }
}

/**
 * Who bears a line by what covers the work. Labour covers travel and what a vendor charges (mostly labour); an expense
 * is borne only by what bears both halves.
 */
export function coverageOfLine(answer: Pick<CoverAnswer, 'labour' | 'parts'>, kind: CostKind): Coverage {
  const { labour, parts } = answer
  if (kind === 'part') return parts?.by ?? 'billable'
  if (kind !== 'expense') return labour?.by ?? 'billable'
  return labour && parts ? (labour.by === 'warranty' && parts.by === 'warranty' ? 'warranty' : 'contract') : 'billable'
}

function fits(contract: Contract, { siteId, workKind }: Omit<CoverQuestion, 'asset'>): boolean {
  const { siteIds, workKinds } = contract
  if (siteIds.length > 0 && (siteId === null || !siteIds.includes(siteId))) return false
  return workKinds.length === 0 || (workKind !== null && workKinds.includes(workKind))
}

function bestFirst(chosenId: string | null | undefined) {
  const halves = ({ coversLabour, coversParts }: Contract) => Number(coversLabour) + Number(coversParts)
  const end = ({ endsOn }: Contract) => endsOn ?? '9999-12-31'
  return (a: Contract, b: Contract) =>
    Number(b.id === chosenId) - Number(a.id === chosenId) ||
    halves(b) - halves(a) ||
    end(b).localeCompare(end(a)) ||
    a.number.localeCompare(b.number)
}

function coverOf(by: Cover['by'], until: string | null, day: string, contract: Contract | null): Cover {
  const daysLeft = until === null ? null : daysBetween(day, until)
  return { by, until, daysLeft, contractId: contract?.id ?? null, contractNumber: contract?.number ?? null }
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days
}
