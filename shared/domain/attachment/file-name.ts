/** Longest name that is kept, in characters. */
export const longestName = 200

/** Characters that steer text instead of being text: control, direction, invisible. They could disguise a name. */
const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
/** What no file system takes in a name, or takes as something else. */
const reserved = /[<>:"/\\|?*]/g

/** The part of a name after the last dot, lower case; what a system would see, so disguises are taken off first. */
export function extensionOf(name: string): string {
  const plain = name
    .normalize('NFKC')
    .replace(steering, '')
    .replace(/[\s.]+$/, '')
  const dot = plain.lastIndexOf('.')
  // `evil.exe:stream` is `evil.exe` to Windows.
  return dot < 0
    ? ''
    : plain
        .slice(dot + 1)
        .split(':')[0]!
        .toLowerCase()
}

/**
 * The name under which a file is kept: the last part of the path it came with, otherwise as given, shortened in the
 * middle when it is too long. It is a label and never part of a path.
 */
export function storedName(given: string): string {
  const last = given.split(/[/\\]/).findLast((part) => part !== '' && part !== '.' && part !== '..') ?? ''
  if (last.trim() === '') return 'file'
  const letters = [...last]
  if (letters.length <= longestName) return last
  const tail = letters.slice(-20)
  return [...letters.slice(0, longestName - tail.length - 1), '…', ...tail].join('')
}

/** Endings that fit what a file is; the first is added when its name has none of them. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/avif': ['avif'],
  'image/bmp': ['bmp', 'dib'],
  'image/tiff': ['tif', 'tiff'],
  'image/heic': ['heic', 'heif'],
  'image/svg+xml': ['svg'],
  'application/pdf': ['pdf'],
  'application/zip': ['zip', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'kmz'],
  'text/csv': ['csv'],
  'message/rfc822': ['eml'],
  'text/plain': [
    'txt',
    'text',
    'log',
    'md',
    'csv',
    'tsv',
    'ics',
    'vcf',
    'json',
    'geojson',
    'gpx',
    'dxf',
    'ini',
    'yaml',
  ],
}

/**
 * The name a file is saved under on somebody's disk: nothing that steers text or paths, nothing a system reserves, and
 * an ending that fits the content, so that opening it opens what it is.
 */
export function savedName(name: string, mediaType: string): string {
  const cleaned = name
    .replace(steering, '')
    .replace(reserved, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const plain =
    cleaned === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(cleaned) ? `file_${cleaned}` : cleaned
  const fitting = endings[mediaType]
  return !fitting || fitting.includes(extensionOf(plain)) ? plain : `${plain}.${fitting[0]!}`
}
