import type { NewRow } from '../entities.ts'
import type { WorkOrder } from '../work-order/work-order.ts'
import type { CostLine, Coverage } from './cost-line.ts'
import { coverages } from './cost-line.ts'
import type { InvoiceDraft, InvoiceLine } from './invoice-draft.ts'
import { priceOf } from './totals.ts'

/** What a draft is made from. */
export interface InvoiceFacts {
  readonly id: string
  /** Given once, also when the draft becomes void. */
  readonly number: number
  readonly workOrder: Pick<WorkOrder, 'id' | 'customerId'>
  readonly lines: readonly CostLine[]
  readonly currency: string
  /** The instant of closing, UTC ms. */
  readonly now: number
  /** Who closed it. */
  readonly madeBy: string
}

/**
 * The draft a closed work order hands to accounting: its lines as they are now, at the price of each, in order of day
 * and kind, with what is billable, borne by warranty, by contract and by the office kept apart. Null without lines:
 * work that cost nothing has nothing to hand over.
 */
export function invoiceDraftOf(facts: InvoiceFacts): NewRow<'invoiceDrafts'> | null {
  const { id, number, workOrder, currency, now, madeBy } = facts
  if (facts.lines.length === 0) return null
  const lines = facts.lines.toSorted(byDayAndKind).map(invoiceLineOf)
  const totals = coverageTotals(lines)
  return {
    id,
    number,
    workOrderId: workOrder.id,
    customerId: workOrder.customerId,
    state: 'draft',
    currency,
    lines,
    billableCents: totals.billable,
    warrantyCents: totals.warranty,
    contractCents: totals.contract,
    internalCents: totals.internal,
    madeAt: now,
    madeBy,
  }
}

/** The value of lines by who bears them, in minor units; together it is the value of all lines. */
export function coverageTotals(
  lines: readonly Pick<InvoiceLine, 'coverage' | 'amountCents'>[],
): Record<Coverage, number> {
  const totals = Object.fromEntries(coverages.map((coverage) => [coverage, 0])) as Record<Coverage, number>
  for (const { coverage, amountCents } of lines) totals[coverage] += amountCents
  return totals
}

/** What a line puts on the bill: its amount when the customer pays, nothing when somebody else does. */
export function billedCents(line: Pick<InvoiceLine, 'coverage' | 'amountCents'>): number {
  return line.coverage === 'billable' ? line.amountCents : 0
}

/** The draft of a work order that holds now; the others were voided by a reopening. */
export function currentDraft<T extends Pick<InvoiceDraft, 'state' | 'number'>>(drafts: readonly T[]): T | null {
  return drafts.filter(({ state }) => state !== 'void').sort((a, b) => b.number - a.number)[0] ?? null
}

function invoiceLineOf(line: CostLine): InvoiceLine {
  const { kind, state, happenedOn, description, reference, quantity, unit, unitPriceCents, coverage, creditReason } =
    line
  const amountCents = priceOf(line)
  return {
    kind,
    state,
    happenedOn,
    description,
    reference,
    quantity,
    unit,
    unitPriceCents,
    amountCents,
    coverage,
    creditReason,
  }
}

const kindOrder = ['labour', 'travel', 'part', 'vendor', 'expense'] as const

/** Lines of the same day and kind stay in the order they were entered. */
function byDayAndKind(a: CostLine, b: CostLine): number {
  return a.happenedOn.localeCompare(b.happenedOn) || kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind)
}
