import type { Root } from 'react-dom/client'
import { appInfo } from '#shared/queries/app.ts'
import { invoicesDocuments } from '#shared/queries/money.ts'
import { createClient } from '#shared/rpc/client.ts'
import { connect } from '#renderer/api/connect.ts'
import { errorText } from '#renderer/lib/error-text.ts'
import { setNumberPrefixes } from '#renderer/lib/record-number.ts'
import { t } from '#renderer/lib/messages.ts'
import { InvoicePaper } from './invoice-paper.tsx'
import type { InvoiceSpec } from './read-invoice-spec.ts'

/** Fetches invoice drafts and draws their papers, one after the other. Throws with the words of a failure. */
export async function drawInvoices(root: Root, { invoiceIds }: InvoiceSpec): Promise<void> {
  const client = createClient(connect())
  const info = await client.query(appInfo, {})
  if (!info.ok) throw new Error(errorText(info.error))
  const reply = await client.query(invoicesDocuments, { invoiceIds })
  if (!reply.ok) throw new Error(errorText(reply.error))
  if (reply.value.length === 0) throw new Error(t('invoices.nothingToPrint'))
  const { organisationName, officeZone, now, numberPrefixes } = info.value
  setNumberPrefixes(numberPrefixes)
  root.render(
    <>
      {reply.value.map((invoice) => (
        <InvoicePaper
          key={invoice.number}
          invoice={invoice}
          organisation={organisationName}
          zone={officeZone}
          printedAt={now}
        />
      ))}
    </>,
  )
  await document.fonts.ready
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}
