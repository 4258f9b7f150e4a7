/** Why a file is not taken: a program, a page that runs things, a drawing that does, or nothing in it. */
export type UnwantedContent = 'executable' | 'active-page' | 'active-drawing' | 'empty'

/** Media types a screen may show, and how; everything else is only handed out as a download. */
export function shownAs(mediaType: string): 'image' | 'pdf' | 'text' | null {
  if (/^image\/(?:png|jpeg|gif|webp|avif|bmp)$/.test(mediaType)) return 'image'
  if (mediaType === 'application/pdf') return 'pdf'
  return /^text\/(?:plain|csv)$|^message\/rfc822$/.test(mediaType) ? 'text' : null
}
