import { formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'

/** A size as people read it: `340 kB`, `2.4 MB`. */
export function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? t('files.kilobytes', { size: formatNumber(Math.max(1, Math.round(bytes / 1_000))) })
    : t('files.megabytes', { size: formatNumber(bytes / 1_000_000, 1) })
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^image\//, 'image'],
  [/pdf$/, 'pdf'],
  [/rfc822$/, 'email'],
  [/csv$|spreadsheet/, 'table'],
  [/^text\//, 'text'],
  [/wordprocessing|opendocument\.text/, 'document'],
  [/presentation/, 'slides'],
  [/^video\//, 'video'],
  [/^audio\//, 'audio'],
  [/zip$|gzip|7z|rar/, 'archive'],
]

/** What kind of file it is, in a word. */
export function kindOfFile(mediaType: string): string {
  const found = kinds.find(([pattern]) => pattern.test(mediaType))
  return t(`files.kind.${found?.[1] ?? 'file'}`)
}
