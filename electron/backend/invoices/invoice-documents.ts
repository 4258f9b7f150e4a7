import type { InvoiceDocument } from '#shared/domain/cost/invoice-document.ts'
import { billedCents } from '#shared/domain/cost/make-invoice.ts'
import type { EntityName, EntityRow } from '#shared/domain/entities.ts'
import type { RecordStore } from '../../store/record-store.ts'

/**
 * Drafts with the names of what they are about. Lines and totals are as they were when the draft was made; customer,
 * site and asset are as they are now.
 */
export function invoiceDocuments(records: RecordStore, invoiceIds: readonly string[]): InvoiceDocument[] {
  const drafts = records.getMany('invoiceDrafts', [...new Set(invoiceIds)])
  const load = <E extends EntityName>(entity: E, ids: readonly (string | null | undefined)[]) => {
    const found = records.getMany(entity, [...new Set(ids.filter((id) => id != null))])
    const byId = new Map(found.map((row) => [row.id, row]))
    return (id: string | null | undefined): EntityRow<E> | null => (id == null ? null : (byId.get(id) ?? null))
  }
  const orders = load(
    'workOrders',
    drafts.map(({ workOrderId }) => workOrderId),
  )
  const all = drafts.map(({ workOrderId }) => orders(workOrderId)!)
  const customers = load(
    'customers',
    drafts.map(({ customerId }) => customerId),
  )
  const sites = load(
    'sites',
    all.map(({ siteId }) => siteId),
  )
  const assets = load(
    'assets',
    all.map(({ assetId }) => assetId),
  )
  const contracts = load(
    'contracts',
    all.map(({ contractId }) => contractId),
  )
  return drafts.map((draft): InvoiceDocument => {
    const order = orders(draft.workOrderId)!
    const customer = customers(draft.customerId)
    const site = sites(order.siteId)
    const asset = assets(order.assetId)
    const { number, state, currency, madeAt, madeBy, exportedAt, voidedAt } = draft
    const { billableCents, warrantyCents, contractCents, internalCents } = draft
    return {
      number,
      state,
      currency,
      madeAt,
      madeBy,
      exportedAt,
      voidedAt,
      customer: customer && {
        name: customer.name,
        externalId: customer.externalId,
        phone: customer.phone,
        email: customer.email,
      },
      site: site && { name: site.name, address: site.address, district: site.district, postcode: site.postcode },
      asset: asset && { tag: asset.tag, name: asset.name, serial: asset.serial },
      workOrder: {
        number: order.number,
        title: order.title,
        openedAt: order.openedAt,
        completedAt: order.completedAt,
        closedAt: order.closedAt,
        contractNumber: contracts(order.contractId)?.number ?? null,
      },
      lines: draft.lines.map(({ happenedOn, ...line }, index) => ({
        ...line,
        position: index + 1,
        day: happenedOn,
        billedCents: billedCents(line),
      })),
      totals: { billableCents, warrantyCents, contractCents, internalCents },
    }
  })
}
