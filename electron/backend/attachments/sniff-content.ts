import { extensionOf } from '#shared/domain/attachment/file-name.ts'
import type { UnwantedContent } from '#shared/domain/attachment/media-type.ts'

/** What the bytes of a file say it is. The name is never believed; it only ever makes the judgement stricter. */
export type SniffedContent =
  { readonly ok: true; readonly mediaType: string } | { readonly ok: false; readonly why: UnwantedContent }

/** Names that a system would run when somebody opens them, whatever is inside. */
const executableNames = new Set(
  (
    'exe dll com scr pif cpl sys drv ocx bat cmd ps1 psm1 psd1 vb vbs vbe js jse mjs ws wsf wsh wsc hta msi msp mst ' +
    'msix appx jar class apk dex app command sh bash zsh csh ksh run bin elf so dylib desktop lnk url reg inf scf gadget ' +
    'application appref-ms chm hlp iso img vhd vhdx dmg pkg deb rpm py pyw pl rb php'
  ).split(' '),
)
/** Names that a browser would run scripts of. */
const pageNames = new Set(['html', 'htm', 'xhtml', 'xht', 'shtml', 'mht', 'mhtml', 'xml', 'xsl', 'xslt', 'swf'])

/** `offset`, bytes in hexadecimal, and what they begin. */
const executableMarks: readonly (readonly [number, string])[] = [
  [0, '4d5a'],
  [0, '7f454c46'],
  [0, 'feedface'],
  [0, 'feedfacf'],
  [0, 'cefaedfe'],
  [0, 'cffaedfe'],
  [0, 'cafebabe'],
  [0, '0061736d'],
  [0, '6465780a'],
  [0, '4c0000000114020000000000c000000000000046'],
  [0, '2321'],
]
const marks: readonly (readonly [number, string, string])[] = [
  [0, '89504e470d0a1a0a', 'image/png'],
  [0, 'ffd8ff', 'image/jpeg'],
  [0, '474946383761', 'image/gif'],
  [0, '474946383961', 'image/gif'],
  [8, '57454250', 'image/webp'],
  [0, '424d', 'image/bmp'],
  [0, '49492a00', 'image/tiff'],
  [0, '4d4d002a', 'image/tiff'],
  [4, '6674797061766966', 'image/avif'],
  [4, '6674797061766973', 'image/avif'],
  [4, '6674797068656963', 'image/heic'],
  [4, '6674797068656978', 'image/heic'],
  [4, '667479706d696631', 'image/heic'],
  [4, '667479706d736631', 'image/heic'],
  [4, '6674797071742020', 'video/quicktime'],
  [4, '66747970', 'video/mp4'],
  [0, '255044462d', 'application/pdf'],
  [0, '1f8b', 'application/gzip'],
  [0, '377abcaf271c', 'application/x-7z-compressed'],
  [0, '526172211a07', 'application/vnd.rar'],
  [0, 'd0cf11e0a1b11ae1', 'application/x-ole-storage'],
  [0, '494433', 'audio/mpeg'],
  [0, '4f676753', 'audio/ogg'],
  [0, '1a45dfa3', 'video/webm'],
]

/** Judges the whole content of a file. `name` only makes it stricter: what a system would run by its name is refused. */
export function sniffContent(bytes: Uint8Array, name: string): SniffedContent {
  if (bytes.length === 0) return { ok: false, why: 'empty' }
  const extension = extensionOf(name)
  if (executableNames.has(extension) || executableMarks.some(([at, mark]) => hasMark(bytes, at, mark))) {
    return { ok: false, why: 'executable' }
  }
  if (pageNames.has(extension)) return { ok: false, why: 'active-page' }
  if (hasMark(bytes, 0, '504b0304') || hasMark(bytes, 0, '504b0506')) return { ok: true, mediaType: packedType(bytes) }
  if (hasMark(bytes, 0, '52494646') && !hasMark(bytes, 8, '57454250')) return taken('application/octet-stream')
  const mark = marks.find(([at, hex]) => hasMark(bytes, at, hex))
  if (mark) return taken(mark[2])
  const text = textOf(bytes)
  if (text === null)
    return extension === 'svg' ? { ok: false, why: 'active-drawing' } : taken('application/octet-stream')
  return judgeText(text, extension)
}

function taken(mediaType: string): SniffedContent {
  return { ok: true, mediaType }
}

function hasMark(bytes: Uint8Array, at: number, hex: string): boolean {
  if (bytes.length < at + hex.length / 2) return false
  for (let i = 0; i < hex.length; i += 2) {
    if (bytes[at + i / 2] !== Number.parseInt(hex.slice(i, i + 2), 16)) return false
  }
  return true
}

/** What a zip archive is: an office document says so in the names of its first entries. */
function packedType(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const odf = /mimetype(application\/vnd\.oasis\.opendocument\.[a-z]+)/.exec(start)
  if (odf) return odf[1]!
  if (!start.includes('[Content_Types].xml') && !start.includes('_rels/')) return 'application/zip'
  const base = 'application/vnd.openxmlformats-officedocument'
  // The directory at the end of the archive names every entry.
  const names = new TextDecoder('latin1').decode(bytes.subarray(-65_536)) + start
  if (names.includes('word/document')) return `${base}.wordprocessingml.document`
  if (names.includes('xl/workbook')) return `${base}.spreadsheetml.sheet`
  if (names.includes('ppt/presentation')) return `${base}.presentationml.presentation`
  return 'application/zip'
}

/** The text of a file, or null when it is none: marked as UTF-16, valid UTF-8, or 8-bit without control characters. */
function textOf(bytes: Uint8Array): string | null {
  if (hasMark(bytes, 0, 'fffe')) return new TextDecoder('utf-16le').decode(bytes)
  if (hasMark(bytes, 0, 'feff')) return new TextDecoder('utf-16be').decode(bytes)
  const controls = bytes.subarray(0, 65_536).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
  if (controls) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** What a browser would take for the beginning of a page. */
const pageStart =
  /^<(?:!doctype\s+html|html|head|body|script|iframe|frame|frameset|h[1-6]|div|font|table|a|style|title|b|br|p|img|meta|link|base|form|object|embed|video|audio|input|button|template|svg:script)(?=[\s/>])/i
/**
 * What makes a drawing more than a drawing: scripts, event handlers, other pages, other places, disguises of these.
 * For text whose blanks were collapsed: nothing in it can be matched in more than one way, so it takes linear time.
 */
const activeDrawing =
  /< ?(?:[\w-]+:)?(?:script|foreignobject|iframe|embed|object|handler|audio|video|set|animate\w*)\b|[ "'/]on[a-z]+ ?=|(?:java|vb)script ?:|<!entity|<\?xml-stylesheet|@import|&#|href ?= ?["']? ?(?!#|data:image\/(?:png|jpe?g|gif|webp))[^"' >]/i

function judgeText(text: string, extension: string): SniffedContent {
  const start = text.replace(/^(?:[\s\uFEFF]|<\?xml[^>]*\?>|<!--[\s\S]*?-->)+/i, '')
  if (/^<(?:(?:[\w-]+:)?svg[\s>/]|!doctype\s+svg)/i.test(start) || extension === 'svg') {
    const active = activeDrawing.test(text.replace(/\s+/g, ' '))
    return active ? { ok: false, why: 'active-drawing' } : taken('image/svg+xml')
  }
  if (pageStart.test(start) || /xmlns(?::[\w-]+)?\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml/i.test(text)) {
    return { ok: false, why: 'active-page' }
  }
  if (extension === 'csv') return taken('text/csv')
  return taken(extension === 'eml' ? 'message/rfc822' : 'text/plain')
}
