import type { Root } from 'react-dom/client'
import { labelSheets } from '#shared/domain/print/label-sheet.ts'
import { createClient } from '#shared/rpc/client.ts'
import { labelsPrepared } from '#shared/queries/labels.ts'
import { connect } from '#renderer/api/connect.ts'
import { errorText } from '#renderer/lib/error-text.ts'
import { t } from '#renderer/lib/messages.ts'
import { LabelPapers } from './label-papers.tsx'

/** Reads `?labels=<id of a set that a print froze>`: null when the address does not ask for labels. */
export function readLabelsId(search: string): string | null {
  return new URLSearchParams(search).get('labels')
}

/** Fetches a set of labels and draws its sheets, page size included. Throws with the words of a failure. */
export async function drawLabels(root: Root, id: string): Promise<void> {
  const reply = await createClient(connect()).query(labelsPrepared, { id })
  if (!reply.ok) throw new Error(errorText(reply.error))
  if (!reply.value) throw new Error(t('print.runEnded'))
  const { pageWidthMm, pageHeightMm } = labelSheets[reply.value.spec.sheet]
  const page = new CSSStyleSheet()
  page.replaceSync(`@page { size: ${pageWidthMm}mm ${pageHeightMm}mm; margin: 0; }`)
  document.adoptedStyleSheets = [page]
  root.render(<LabelPapers set={reply.value} />)
  await document.fonts.ready
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}
