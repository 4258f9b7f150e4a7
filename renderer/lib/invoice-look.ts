import type { InvoiceState } from '#shared/domain/cost/invoice-draft.ts'
import type { QuoteLine } from '#shared/domain/cost/quote-line.ts'
import type { StatusLook } from './status-look.ts'

/** Look of an invoice draft by its state. */
export const invoiceLook: Readonly<Record<InvoiceState, StatusLook>> = {
  draft: { shape: 's-sched', family: 'accent', textKey: 'invoices.state-draft' },
  exported: { shape: 's-done', family: 'good', textKey: 'invoices.state-exported' },
  void: { shape: 's-no', family: 'idle', textKey: 'invoices.state-void' },
}

/** Look of a quote line by its state. */
export const quoteLook: Readonly<Record<QuoteLine['state'], StatusLook>> = {
  draft: { shape: 's-open', family: 'idle', textKey: 'quotes.state-draft' },
  offered: { shape: 's-route', family: 'route', textKey: 'quotes.state-offered' },
  accepted: { shape: 's-done', family: 'good', textKey: 'quotes.state-accepted' },
  declined: { shape: 's-no', family: 'risk', textKey: 'quotes.state-declined' },
}
