import { dayOf } from '#shared/kernel/zone.ts'
import {
  contractsOf,
  costsGet,
  coverageGet,
  invoicesDocuments,
  invoicesPage,
  invoicesSummary,
} from '#shared/queries/money.ts'
import { answers } from '../../handler.ts'
import { costsOf, maySeeMoney } from './costs.ts'
import { coverAsked } from './cover.ts'
import { invoiceDocuments } from '../../invoices/invoice-documents.ts'
import { invoicePage, invoiceSummary } from './invoices.ts'

const nothing = {
  draft: { count: 0, billableCents: 0 },
  exported: { count: 0, billableCents: 0 },
  void: { count: 0, billableCents: 0 },
}

/** Answers about money: costs, cover, contracts, invoice drafts. */
export const moneyQueries = [
  answers(coverageGet, (args, context) => coverAsked(args, context)),
  answers(costsGet, ({ workOrderId }, context) => {
    const maySee = maySeeMoney(context)
    return { maySee, costs: maySee ? costsOf(context, workOrderId) : null }
  }),
  answers(contractsOf, ({ customerId }, { store: { records }, clock, pipeline }) => ({
    contracts: records
      .where('contracts', 'customerId', [customerId])
      .toSorted((a, b) => b.startsOn.localeCompare(a.startsOn) || a.number.localeCompare(b.number)),
    sites: records
      .where('sites', 'customerId', [customerId])
      .map(({ id, name, address }) => ({ id, name: name || address }))
      .toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })),
    policies: records.all('slaPolicies').map(({ id, name }) => ({ id, name })),
    day: dayOf(clock.now(), pipeline.officeZone()),
  })),
  answers(invoicesPage, ({ filter, after, until, limit }, context) =>
    maySeeMoney(context)
      ? invoicePage(context.store.db, filter, after, until, limit)
      : { rows: [], next: null, textCut: false },
  ),
  answers(invoicesSummary, ({ filter }, context) =>
    maySeeMoney(context)
      ? { maySee: true, ...invoiceSummary(context.store.db, filter) }
      : { maySee: false, byState: nothing, ids: [] },
  ),
  answers(invoicesDocuments, ({ invoiceIds }, context) =>
    maySeeMoney(context) ? invoiceDocuments(context.store.records, invoiceIds) : [],
  ),
]
