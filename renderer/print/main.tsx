import '@fontsource/inter/400.css'
import '@fontsource/inter/500.css'
import '@fontsource/inter/600.css'
import './print.css'
import './sheet.css'
import './text.css'
import './writing.css'
import './map-picture.css'
import './separator.css'
import { createRoot } from 'react-dom/client'
import type { PacketSet } from '#shared/domain/print/packet.ts'
import type { Layout } from '#shared/domain/print/print-options.ts'
import { packetModel, packetPrepared } from '#shared/queries/packet.ts'
import { createClient } from '#shared/rpc/client.ts'
import { connect } from '#renderer/api/connect.ts'
import { errorText } from '#renderer/lib/error-text.ts'
import { t } from '#renderer/lib/messages.ts'
import { drawDocument } from './draw-document.tsx'
import { drawInvoices } from './invoice/draw-invoice.tsx'
import { readInvoiceSpec } from './invoice/read-invoice-spec.ts'
import { drawLabels, readLabelsId } from './labels/draw-labels.tsx'
import { followPreview, tellPreview } from './preview-link.ts'
import type { SheetPlan } from './plan-sheets.ts'
import { readSpec } from './read-spec.ts'
import { drawReport } from './report/draw-report.tsx'
import { readReportSpec } from './report/read-report-spec.ts'

/*
 * The print page. On its own it draws what its address asks for and then says so in
 * `document.documentElement.dataset.printReady` ('true', or 'error: …'), which is what the hosts' printers wait for.
 * With `?preview` it is the live preview inside the window, which hands it what to draw.
 */
const container = document.getElementById('root')!
const root = createRoot(container)
const address = new URLSearchParams(location.search)

async function fetchSet(search: string): Promise<{ set: PacketSet; layout: Layout }> {
  const client = createClient(connect())
  const asked = readSpec(search)
  if (!asked) throw new Error(t('print.badSpec'))
  if (asked.kind === 'prepared') {
    const reply = await client.query(packetPrepared, { id: asked.id })
    if (!reply.ok) throw new Error(errorText(reply.error))
    if (!reply.value) throw new Error(t('print.runEnded'))
    return { set: reply.value.set, layout: reply.value.spec }
  }
  const { day, technicianIds, visitIds } = asked.spec
  const reply = await client.query(packetModel, { day, technicianIds, visitIds })
  if (!reply.ok) throw new Error(errorText(reply.error))
  return { set: reply.value, layout: asked.spec }
}

async function draw(set: PacketSet, layout: Layout): Promise<readonly SheetPlan[]> {
  const plans = await drawDocument(root, container, set, layout)
  if (plans.length === 0) throw new Error(t('print.nothing'))
  return plans
}

/** Draws the report, the invoice drafts, the labels or the packets that the address names. */
async function drawAsked(search: string): Promise<void> {
  const labels = readLabelsId(search)
  if (labels !== null) return drawLabels(root, labels)
  const invoices = readInvoiceSpec(search)
  if (invoices === undefined) throw new Error(t('print.badSpec'))
  if (invoices !== null) return drawInvoices(root, invoices)
  const report = readReportSpec(search)
  if (report === undefined) throw new Error(t('print.badSpec'))
  if (report !== null) return drawReport(root, report)
  const { set, layout } = await fetchSet(search)
  await draw(set, layout)
}

function fail(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  root.render(<p className="failure">{message}</p>)
  return message
}

if (address.has('preview') && window.parent !== window) {
  followPreview(async ({ set, layout }) => {
    try {
      const plans = await draw(set, layout)
      const pages = plans.map(({ part, page, pages: all }) => ({
        kind: part.kind,
        part: part.name,
        technicianCode: part.technicianCode,
        visitId: part.visitId,
        page,
        pages: all,
      }))
      tellPreview({ type: 'fieldboard.print.drawn', pages })
    } catch (thrown) {
      tellPreview({ type: 'fieldboard.print.failed', message: fail(thrown) })
    }
  })
} else {
  drawAsked(location.search)
    .then(() => {
      document.documentElement.dataset['printReady'] = 'true'
    })
    .catch((thrown: unknown) => {
      document.documentElement.dataset['printReady'] = `error: ${fail(thrown)}`
    })
}
