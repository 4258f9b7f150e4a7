import type { z } from 'zod'
import type { costAdd } from '#shared/commands/cost/add.ts'
import { quantityOfText } from '#shared/domain/cost/amount.ts'
import type { CostKind, CostState, Coverage } from '#shared/domain/cost/cost-line.ts'
import { centsOfText, decimalText } from '#shared/domain/cost/currency.ts'
import { hourUnit, pieceUnit } from '#shared/domain/cost/propose-lines.ts'
import { markedUp } from '#shared/domain/cost/rates.ts'
import type { WorkOrderCosts } from '#shared/queries/money.ts'
import { t } from '../../../lib/messages.ts'

type CostsLine = WorkOrderCosts['lines'][number]
/** A line as `cost.add` takes it. */
export type NewLine = z.input<typeof costAdd.args>['lines'][number]

/** A line while it is typed: amounts are still text. */
export interface LineDraft {
  readonly kind: CostKind
  readonly state: CostState
  readonly description: string
  readonly reference: string
  readonly quantity: string
  readonly unit: string
  readonly unitCost: string
  readonly unitPrice: string
  /** Null: as warranty and contract say. */
  readonly coverage: Coverage | null
  readonly happenedOn: string
  readonly visitId: string | null
  readonly technicianId: string | null
  readonly creditReason: string
  /** The price was typed, not worked out from the cost. */
  readonly priceTyped: boolean
}

/** The fields of a draft that can be wrong. */
export type DraftField = 'description' | 'quantity' | 'unit' | 'unitCost' | 'unitPrice' | 'happenedOn' | 'creditReason'

/** A new line of a kind, with the office’s rates where it has them. What was typed already stays. */
export function draftOfKind(kind: CostKind, costs: WorkOrderCosts, was?: LineDraft): LineDraft {
  const { rates, day } = costs
  const text = (cents: number) => (cents === 0 ? '' : decimalText(cents, rates.currency))
  const start = {
    labour: { unit: hourUnit, unitCost: text(rates.costPerHourCents), unitPrice: text(rates.billPerHourCents) },
    travel: { unit: 'km', unitCost: text(rates.travelPerKmCents), unitPrice: text(rates.travelPerKmCents) },
    part: { unit: pieceUnit, unitCost: '', unitPrice: '' },
    expense: { unit: t('costs.sumUnit'), unitCost: '', unitPrice: '' },
    vendor: { unit: t('costs.sumUnit'), unitCost: '', unitPrice: '' },
  }[kind]
  return {
    ...start,
    kind,
    // What a vendor does is ordered first and charged when the bill comes.
    state: kind === 'vendor' ? 'committed' : 'actual',
    description: was?.description ?? '',
    reference: was?.reference ?? '',
    quantity: was?.quantity ?? '1',
    coverage: null,
    happenedOn: was?.happenedOn ?? day,
    visitId: was?.visitId ?? null,
    technicianId: kind === 'labour' || kind === 'travel' ? (was?.technicianId ?? null) : null,
    creditReason: was?.creditReason ?? '',
    priceTyped: false,
  }
}

/** A stored line to be changed. */
export function draftOfLine(line: CostsLine, currency: string): LineDraft {
  return {
    kind: line.kind,
    state: line.state,
    description: line.description,
    reference: line.reference ?? '',
    quantity: String(line.quantity),
    unit: line.unit,
    unitCost: decimalText(line.unitCostCents, currency),
    unitPrice: decimalText(line.unitPriceCents, currency),
    coverage: line.coverage,
    happenedOn: line.happenedOn,
    visitId: line.visitId,
    technicianId: line.technicianId,
    creditReason: line.creditReason ?? '',
    priceTyped: true,
  }
}

/** The draft with another cost; the price of a part follows it until somebody types a price. */
export function withCost(draft: LineDraft, unitCost: string, { rates }: Pick<WorkOrderCosts, 'rates'>): LineDraft {
  const follows = draft.kind !== 'labour' && draft.kind !== 'travel' && !draft.priceTyped
  const cents = centsOfText(unitCost, rates.currency)
  if (!follows || cents === null) return { ...draft, unitCost }
  const markup = draft.kind === 'part' ? rates.partsMarkup : 0
  return { ...draft, unitCost, unitPrice: decimalText(markedUp(cents, markup), rates.currency) }
}

/** The line a draft stands for, or the fields that are wrong. An amount left empty is nothing. */
export function lineOfDraft(
  draft: LineDraft,
  currency: string,
):
  | { readonly line: NewLine & { readonly coverage?: Coverage }; readonly wrong: null }
  | { readonly line: null; readonly wrong: DraftField[] } {
  const cents = (text: string) => (text.trim() === '' ? 0 : centsOfText(text, currency))
  const quantity = quantityOfText(draft.quantity)
  const unitCostCents = cents(draft.unitCost)
  const unitPriceCents = cents(draft.unitPrice)
  const wrong: DraftField[] = []
  if (draft.description.trim() === '') wrong.push('description')
  if (quantity === null) wrong.push('quantity')
  if (draft.unit.trim() === '') wrong.push('unit')
  if (unitCostCents === null || unitCostCents < 0) wrong.push('unitCost')
  if (unitPriceCents === null || unitPriceCents < 0) wrong.push('unitPrice')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.happenedOn)) wrong.push('happenedOn')
  const credit = quantity !== null && quantity < 0
  if (credit && draft.creditReason.trim() === '') wrong.push('creditReason')
  if (wrong.length > 0) return { line: null, wrong }
  return {
    wrong: null,
    line: {
      kind: draft.kind,
      state: draft.state,
      description: draft.description,
      reference: draft.reference.trim() || null,
      quantity: quantity!,
      unit: draft.unit,
      unitCostCents: unitCostCents!,
      unitPriceCents: unitPriceCents!,
      ...(draft.coverage === null ? {} : { coverage: draft.coverage }),
      happenedOn: draft.happenedOn,
      visitId: draft.visitId,
      technicianId: draft.technicianId,
      creditReason: credit ? draft.creditReason.trim() : null,
    },
  }
}
