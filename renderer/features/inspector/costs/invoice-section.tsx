import { useLocation } from 'wouter'
import type { InvoiceDraft } from '#shared/domain/cost/invoice-draft.ts'
import type { WorkOrderCosts } from '#shared/queries/money.ts'
import { formatDate, formatDateTime, formatMoney } from '../../../lib/format.ts'
import { invoiceLook } from '../../../lib/invoice-look.ts'
import { t } from '../../../lib/messages.ts'
import { recordNumber } from '../../../lib/record-number.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Notice } from '../../../ui/notice.tsx'

/** The drafts this work order has handed to accounting, the newest first. */
export function InvoiceSection({ costs }: { readonly costs: WorkOrderCosts }) {
  const [, goTo] = useLocation()
  const { invoiceDrafts, lines, workOrder } = costs
  const committed = lines.filter(({ state }) => state === 'committed').length
  return (
    <section aria-label={t('invoices.title')}>
      <div className="row">
        <h3 className="label">{t('invoices.title')}</h3>
        <span className="grow" />
        <Button size="small" kind="ghost" onClick={() => goTo('/invoices')}>
          {t('invoices.openList')}
        </Button>
      </div>
      {invoiceDrafts.length === 0 && <p className="soft">{t('invoices.noneYet')}</p>}
      {committed > 0 && workOrder.status === 'done' && (
        <Notice tone="warn" shape="s-warn" text={t('invoices.stillCommitted', { count: committed })} />
      )}
      <ul>
        {invoiceDrafts.map((draft) => (
          <InvoiceLine key={draft.id} draft={draft} />
        ))}
      </ul>
    </section>
  )
}

function InvoiceLine({ draft }: { readonly draft: InvoiceDraft }) {
  const look = invoiceLook[draft.state]
  const at = (instant: number) => formatDateTime(instant, officeZone())
  return (
    <li className="row" style={{ minHeight: 30, flexWrap: 'wrap', gap: '0 8px' }}>
      <span className={`row ${look.family}`} style={{ gap: 4 }}>
        <Icon name={look.shape} />
        {t(look.textKey)}
      </span>
      <span className="num medium">{t('invoices.number', { number: recordNumber('invoice', draft.number) })}</span>
      <span className="muted num" title={`${at(draft.madeAt)} ${draft.madeBy}`}>
        {formatDate(draft.madeAt, officeZone())}
      </span>
      <span className="grow" />
      <span className="num semi">{formatMoney(draft.billableCents, draft.currency)}</span>
      {draft.state === 'void' && draft.exportedAt !== null && (
        <span className="row risk" style={{ gap: 4, flexBasis: '100%' }}>
          <Icon name="s-risk" />
          {t('invoices.voidAfterExport', { at: at(draft.exportedAt) })}
        </span>
      )}
    </li>
  )
}
