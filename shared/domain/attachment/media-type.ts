import { z } from 'zod'

/** Why a file is not taken: a program, a page that runs things, a drawing that does, or nothing in it. */
export type UnwantedContent = 'executable' | 'active-page' | 'active-drawing' | 'empty'

/** Kinds of files an office may refuse, by what the bytes say they are; what is none of them is `other`. */
export const fileKinds = ['picture', 'video', 'audio', 'pdf', 'text', 'office', 'archive', 'other'] as const
export const fileKindSchema = z.enum(fileKinds)
export type FileKind = z.infer<typeof fileKindSchema>

/** The kind of a file of this media type. */
export function fileKindOf(mediaType: string): FileKind {
  const [family] = mediaType.split('/')
  if (family === 'image') return 'picture'
  if (family === 'video' || family === 'audio' || family === 'text') return family
  if (mediaType === 'application/pdf') return 'pdf'
  if (/officedocument|opendocument|ole-storage|msword|ms-excel/.test(mediaType)) return 'office'
  return /zip|7z|rar|tar/.test(mediaType) ? 'archive' : mediaType === 'message/rfc822' ? 'text' : 'other'
}

/** The kinds a setting refuses; anything that makes no sense refuses none. */
export function refusedKindsOf(setting: unknown): readonly FileKind[] {
  const read = z.array(fileKindSchema).safeParse(setting)
  return read.success ? read.data : []
}

/** Media types a screen may show, and how; everything else is only handed out as a download. */
export function shownAs(mediaType: string): 'image' | 'pdf' | 'text' | null {
  if (/^image\/(?:png|jpeg|gif|webp|avif|bmp)$/.test(mediaType)) return 'image'
  if (mediaType === 'application/pdf') return 'pdf'
  return /^text\/(?:plain|csv)$|^message\/rfc822$/.test(mediaType) ? 'text' : null
}
