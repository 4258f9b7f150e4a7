import { z } from 'zod'
import { saveBlob } from '../api/files.ts'

/** A saved view as a file: what one office hands to another. */
const viewFileSchema = z.object({
  fieldboardView: z.literal(1),
  screen: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(100),
  view: z.json(),
})
export type ViewFile = z.infer<typeof viewFileSchema>

/** Gives a view to the person as a file to keep or send on. */
export function shareView(screen: string, name: string, view: ViewFile['view']): void {
  const file: ViewFile = { fieldboardView: 1, screen, name, view }
  const blob = new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: 'application/json' })
  saveBlob(blob, `${name.replaceAll(/[^\p{L}\p{N} _-]/gu, '').trim() || 'view'}.fieldboard-view.json`)
}

/** Reads a view of a screen from a file; null when it is something else. */
export async function readViewFile(screen: string, file: File): Promise<ViewFile | null> {
  if (file.size > 1_000_000) return null
  try {
    const read = viewFileSchema.parse(JSON.parse(await file.text()))
    return read.screen === screen ? read : null
  } catch {
    return null
  }
}
