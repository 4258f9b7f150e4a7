import type { CostLine } from '../../domain/cost/cost-line.ts'
import type { InvoiceDraft } from '../../domain/cost/invoice-draft.ts'
import { invoiceDraftOf } from '../../domain/cost/make-invoice.ts'
import { ratesOf } from '../../domain/cost/rates.ts'
import type { Setting } from '../../domain/settings/settings.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Change } from '../change.ts'
import { insert, update } from '../change.ts'
import type { CommandContext } from '../command.ts'
import { read } from '../read.ts'

/** The rows an invoice draft is made from, or voided by. */
export function invoiceReads(workOrderIds: readonly string[]) {
  return {
    costLines: read.where('costLines', 'workOrderId', workOrderIds),
    invoiceDrafts: read.where('invoiceDrafts', 'workOrderId', workOrderIds),
    settings: read.all('settings'),
  }
}

/** What closing a work order makes for accounting: a numbered draft of its lines; nothing when it has none. */
export function invoiceOnClosing(
  workOrder: WorkOrder,
  { costLines, settings }: { readonly costLines: readonly CostLine[]; readonly settings: readonly Setting[] },
  context: CommandContext,
): Change[] {
  const lines = costLines.filter(({ workOrderId }) => workOrderId === workOrder.id)
  // A number is taken only when there is a draft to carry it: numbers have no holes without a reason.
  if (lines.length === 0) return []
  const { currency, firstInvoiceNumber } = ratesOf(settings)
  const draft = invoiceDraftOf({
    id: context.newId(),
    number: context.nextNumber('invoice', firstInvoiceNumber),
    workOrder,
    lines,
    currency,
    now: context.now,
    madeBy: context.actor.name,
  })
  return draft ? [insert('invoiceDrafts', draft)] : []
}

/**
 * What taking up a closed work order again does to its drafts: they are void, and stay in the list with their number.
 * Closing it again makes a new one.
 */
export function invoicesOnReopening(
  workOrderId: string,
  drafts: readonly InvoiceDraft[],
  { now }: Pick<CommandContext, 'now'>,
): Change[] {
  return drafts
    .filter((draft) => draft.workOrderId === workOrderId && draft.state !== 'void')
    .map(({ id }) => update('invoiceDrafts', id, { state: 'void', voidedAt: now }))
}
