import { flushSync } from 'react-dom'
import type { Root } from 'react-dom/client'
import type { PacketSet } from '#shared/domain/print/packet.ts'
import type { Layout } from '#shared/domain/print/print-options.ts'
import { setNumberPrefixes } from '#renderer/lib/record-number.ts'
import { partsOf } from './day-parts.tsx'
import { measureParts } from './measure.tsx'
import { ownerText, planSheets } from './plan-sheets.ts'
import type { SheetPlan } from './plan-sheets.ts'
import { Sheet } from './sheet.tsx'
import { applyGeometry } from './sheet-geometry.ts'

/**
 * Weights the packets are drawn with; asked for before anything is measured. Fixed weights, not the variable font of
 * the screens: Chromium can put those into a PDF as outlines of letters only, which prints slower and cannot be searched well.
 */
const faces = ['400 10.5pt Inter', '500 10.5pt Inter', '600 10.5pt Inter']

/** Draws a set of packets as sheets of paper and answers with what is on each. */
export async function drawDocument(
  root: Root,
  container: HTMLElement,
  set: PacketSet,
  layout: Layout,
): Promise<readonly SheetPlan[]> {
  applyGeometry(layout.paper)
  setNumberPrefixes({ request: '', workOrder: set.workOrderPrefix, invoice: '' })
  await Promise.all(faces.map((face) => document.fonts.load(face)))
  const parts = partsOf(set, layout)
  let measured = measureParts(parts, root, container)
  // Drawing may have asked for letters of further alphabets: once those are here, widths differ.
  if (document.fonts.status === 'loading') {
    await document.fonts.ready
    measured = measureParts(parts, root, container)
  }
  const plans = planSheets(parts, measured, layout)
  const owner = ownerText(set.organisationName)
  flushSync(() => {
    root.render(
      plans.map((plan, at) => (
        <Sheet key={`${plan.part.id} ${plan.page}`} plan={plan} number={at + 1} total={plans.length} owner={owner} />
      )),
    )
  })
  return plans
}
