import { z } from 'zod'
import type { WorkOrderView } from '../../state/work-order-view.ts'
import { saveBlob } from '../../api/files.ts'

/** A saved view as a file: what one office hands to another. */
const viewFileSchema = z.object({
  fieldboardView: z.literal(1),
  screen: z.literal('work-orders'),
  name: z.string().trim().min(1).max(100),
  view: z.json(),
})
export type ViewFile = z.infer<typeof viewFileSchema>

/** Gives a view to the person as a file to keep or send on. */
export function shareView(name: string, view: Pick<WorkOrderView, 'filter' | 'sort' | 'columns'>): void {
  const file: ViewFile = { fieldboardView: 1, screen: 'work-orders', name, view: view as never }
  const blob = new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: 'application/json' })
  saveBlob(blob, `${name.replaceAll(/[^\p{L}\p{N} _-]/gu, '').trim() || 'view'}.fieldboard-view.json`)
}

/** Reads a view from a file; null when it is something else. */
export async function readViewFile(file: File): Promise<ViewFile | null> {
  if (file.size > 1_000_000) return null
  try {
    return viewFileSchema.parse(JSON.parse(await file.text()))
  } catch {
    return null
  }
}
