import './invoice.css'
import type { InvoiceDocument } from '#shared/domain/cost/invoice-document.ts'
import { coverageText } from '#renderer/lib/cover-look.ts'
import { formatDate, formatDateTime, formatDay, formatMoney, formatQuantity } from '#renderer/lib/format.ts'
import { t } from '#renderer/lib/messages.ts'
import { recordNumber } from '#renderer/lib/record-number.ts'

interface InvoicePaperProps {
  readonly invoice: InvoiceDocument
  readonly organisation: string
  /** IANA zone of the office. */
  readonly zone: string
  readonly printedAt: number
}

/**
 * The paper of an invoice draft: who, where, what was done, every line at its value, and what of it is billed. A line
 * that somebody else bears is printed with its value and billed at nothing.
 */
export function InvoicePaper({ invoice, organisation, zone, printedAt }: InvoicePaperProps) {
  const { number, state, currency, customer, site, asset, workOrder, lines, totals } = invoice
  const money = (cents: number) => formatMoney(cents, currency)
  const covered = (['warranty', 'contract', 'internal'] as const).filter((coverage) =>
    lines.some((line) => line.coverage === coverage),
  )
  const value = totals.billableCents + totals.warrantyCents + totals.contractCents + totals.internalCents
  return (
    <article className="invoice">
      {state === 'void' && <p className="void">{t('invoices.state-void')}</p>}
      <header>
        <div>
          <p className="letterhead">{organisation || t('invoices.noOrganisation')}</p>
          <h1>{t('invoices.paperTitle', { number: recordNumber('invoice', number) })}</h1>
        </div>
        <dl>
          <dt>{t('invoices.date')}</dt>
          <dd>{formatDate(invoice.madeAt, zone, true)}</dd>
          <dt>{t('invoices.workOrder')}</dt>
          <dd>{recordNumber('workOrder', workOrder.number)}</dd>
          {workOrder.contractNumber && (
            <>
              <dt>{t('costs.contract')}</dt>
              <dd>{workOrder.contractNumber}</dd>
            </>
          )}
          {workOrder.completedAt !== null && (
            <>
              <dt>{t('invoices.workDone')}</dt>
              <dd>{formatDate(workOrder.completedAt, zone, true)}</dd>
            </>
          )}
        </dl>
      </header>
      <div className="parties">
        <section>
          <h2>{t('invoices.customer')}</h2>
          {customer ? (
            <>
              <p className="medium">{customer.name}</p>
              <p>{[customer.phone, customer.email].filter(Boolean).join(' · ')}</p>
              {customer.externalId && <p>{t('invoices.customerNumber', { number: customer.externalId })}</p>}
            </>
          ) : (
            <p>{t('invoices.noCustomer')}</p>
          )}
        </section>
        <section>
          <h2>{t('invoices.site')}</h2>
          {site && (
            <>
              <p className="medium">{site.name}</p>
              <p>{[site.address, site.district, site.postcode].filter(Boolean).join(', ')}</p>
            </>
          )}
          {asset && <p>{[asset.tag, asset.name, asset.serial].filter(Boolean).join(' · ')}</p>}
        </section>
      </div>
      <p className="job">{workOrder.title}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('invoices.line')}</th>
            <th scope="col" className="left">
              {t('costs.description')}
            </th>
            <th scope="col">{t('costs.quantity')}</th>
            <th scope="col">{t('costs.unitPrice')}</th>
            <th scope="col">{t('invoices.value')}</th>
            <th scope="col" className="left">
              {t('costs.coverage')}
            </th>
            <th scope="col">{t('invoices.billed')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.position}>
              <td>{line.position}</td>
              <td className="left">
                <span className="medium">
                  {t(`costs.kind-${line.kind}`)}: {line.description}
                </span>{' '}
                <span className="facts">
                  {[
                    formatDay(line.day, 'short'),
                    line.reference,
                    line.creditReason && t('costs.creditLine', { reason: line.creditReason }),
                    line.state === 'committed' && t('invoices.notChargedYet'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </td>
              <td>
                {formatQuantity(line.quantity)} {line.unit}
              </td>
              <td>{money(line.unitPriceCents)}</td>
              <td>{money(line.amountCents)}</td>
              <td className="left">{coverageText(line.coverage)}</td>
              <td>{money(line.billedCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="sums">
        <tbody>
          <tr>
            <th scope="row">{t('invoices.valueOfAll')}</th>
            <td>{money(value)}</td>
          </tr>
          {covered.map((coverage) => (
            <tr key={coverage}>
              <th scope="row">{t('invoices.borneBy', { coverage: coverageText(coverage) })}</th>
              <td>{money(-totals[`${coverage}Cents`])}</td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{t('invoices.toPay', { currency })}</th>
            <td>{money(totals.billableCents)}</td>
          </tr>
        </tbody>
      </table>
      <p className="how">{t('invoices.draftNote', { by: invoice.madeBy })}</p>
      <p className="how">{t('reports.printed', { at: `${formatDateTime(printedAt, zone)} (${zone})` })}</p>
    </article>
  )
}
