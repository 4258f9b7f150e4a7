import type { CostKind } from '../../domain/cost/cost-line.ts'
import { costOf } from '../../domain/cost/totals.ts'
import type { EntityRow } from '../../domain/entities.ts'
import type { CostDraft, WorkOrderDraft } from '../../domain/import/draft.ts'
import { insert, update } from '../change.ts'
import type { Change } from '../change.ts'
import type { DeskEdits } from './desk-edits.ts'

const kinds: Readonly<Record<CostDraft['part'], CostKind>> = {
  labour: 'labour',
  travel: 'travel',
  parts: 'part',
  vendor: 'vendor',
  other: 'expense',
  total: 'expense',
}

const descriptions: Readonly<Record<CostDraft['part'], string>> = {
  labour: 'Labour',
  travel: 'Travel',
  parts: 'Parts',
  vendor: 'Vendor',
  other: 'Other costs',
  total: 'Total cost of the source',
}

/** A sum as a line holds it: what was given back is a credit. */
function amountOf(amountCents: number) {
  const credit = amountCents < 0
  return {
    quantity: credit ? -1 : 1,
    unitCostCents: Math.abs(amountCents),
    creditReason: credit ? 'Reversal in the source' : null,
  }
}

/**
 * The cost lines a row brings: one an amount, zero and negative as they stand. What the source cost is known, what was
 * charged is not, so nothing is billable. A line somebody has edited here since is left alone.
 */
export function costChanges(
  workOrderId: string,
  draft: WorkOrderDraft,
  stored: readonly EntityRow<'costLines'>[],
  dayOfInstant: (at: number) => string,
  newId: () => string,
  edits: DeskEdits,
): Change[] {
  return draft.costs.flatMap(({ part, amountCents }): Change[] => {
    const externalId = `${draft.key}/${part}`
    const found = stored.find((line) => line.externalId === externalId)
    if (found) {
      // The amount is one value in several fields: where any of them was changed here, all of them stay.
      const offered = amountOf(amountCents)
      const differs = costOf(found) !== amountCents
      const own = differs && Object.keys(offered).some((field) => edits.keeps('costLines', found, field))
      return differs && !own ? [update('costLines', found.id, offered)] : []
    }
    const rest = part === 'total' && draft.costs.length > 1
    return [
      insert('costLines', {
        id: newId(),
        externalId,
        workOrderId,
        kind: kinds[part],
        state: 'actual',
        description: rest ? 'Rest of the total of the source' : descriptions[part],
        ...amountOf(amountCents),
        unit: 'sum',
        unitPriceCents: 0,
        coverage: 'internal',
        happenedOn: dayOfInstant(draft.completedAt ?? draft.openedAt),
      }),
    ]
  })
}
