import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import iconv from 'iconv-lite'
import type { AppError } from '#shared/kernel/app-error.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { FileEncoding } from '#shared/domain/import/file-format.ts'
import { storageErrorOf } from '../../store/storage-error.ts'

const pieceBytes = 1 << 20
const headBytes = 64 << 10

/** File types that are often sent instead of a text file, by their first bytes. */
const otherKinds: readonly (readonly [string, string])[] = [
  ['504b0304', 'an Excel workbook or a ZIP archive'],
  ['d0cf11e0', 'an old Excel workbook'],
  ['25504446', 'a PDF'],
  ['1f8b', 'a gzip archive'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['53514c69746520666f726d6174', 'a database'],
]

/** The first bytes of a file. A file that is not there or cannot be read is refused in words. */
export async function readHead(path: string, name: string): Promise<Result<Buffer, AppError>> {
  try {
    const file = await open(path, 'r')
    try {
      const head = Buffer.alloc(headBytes)
      const { bytesRead } = await file.read(head, 0, headBytes, 0)
      return ok(head.subarray(0, bytesRead))
    } finally {
      await file.close()
    }
  } catch (thrown) {
    return err(unreadable(thrown, name))
  }
}

function unreadable(thrown: unknown, name: string): AppError {
  const code = (thrown as { code?: unknown }).code
  if (code === 'ENOENT') {
    return { kind: 'not-found', message: `There is no file ${name}. Nothing was imported.`, entity: 'file', id: name }
  }
  if (code === 'EISDIR') return invalidInput('file', `${name} is a folder. Choose a file in it.`)
  if (code === 'EACCES' || code === 'EPERM')
    return invalidInput('file', `${name} may not be read. Nothing was imported.`)
  const known = storageErrorOf(thrown)
  if (known) return known
  throw thrown
}

/** The encoding of a text file, or a refusal that says what the file is instead. */
export async function detectEncoding(path: string, name: string): Promise<Result<FileEncoding, AppError>> {
  const head = await readHead(path, name)
  if (!head.ok) return head
  const bytes = head.value
  if (bytes.length === 0) return err(invalidInput('file', `${name} is empty. Nothing was imported.`))
  const hex = bytes.subarray(0, 16).toString('hex')
  const other = otherKinds.find(([magic]) => hex.startsWith(magic))
  if (other) return err(notText(name, `It is ${other[1]}.`))
  if (hex.startsWith('fffe')) return ok('utf-16le')
  if (hex.startsWith('feff')) return ok('utf-16be')
  if (hex.startsWith('efbbbf')) return ok('utf-8')
  const wide = wideEncoding(bytes)
  if (wide) return ok(wide)
  if (looksBinary(bytes)) return err(notText(name, 'It holds bytes that no text has.'))
  return ok((await isUtf8File(path)) ? 'utf-8' : 'windows-1252')
}

function notText(name: string, what: string): AppError {
  return invalidInput(
    'file',
    `${name} is not a text file. ${what} Nothing was imported. Save it as CSV (comma or semicolon separated) and import that.`,
  )
}

/** UTF-16 without a byte order mark shows as a zero in every other byte. */
function wideEncoding(bytes: Buffer): FileEncoding | null {
  let [even, odd] = [0, 0]
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  const pairs = Math.floor(bytes.length / 2)
  if (odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.6 && odd < pairs * 0.05) return 'utf-16be'
  return null
}

function looksBinary(bytes: Buffer): boolean {
  let odd = 0
  for (const byte of bytes) {
    // A stray one may stand in a text that somebody pasted; programs and pictures are full of them.
    if (byte === 0) odd += 20
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) odd++
  }
  return odd > bytes.length * 0.02
}

async function isUtf8File(path: string): Promise<boolean> {
  let rest = Buffer.alloc(0)
  for await (const piece of createReadStream(path, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
    const whole = bytes.length - openTail(bytes)
    if (!isUtf8(bytes.subarray(0, whole))) return false
    rest = Buffer.from(bytes.subarray(whole))
  }
  return rest.length === 0 || isUtf8(rest)
}

/** Bytes at the end that begin a character without ending it (0 to 3). */
function openTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}

/** The text of a file piece by piece, without byte order mark, with the bytes read so far. */
export async function* textPieces(
  path: string,
  encoding: FileEncoding,
): AsyncGenerator<{ readonly text: string; readonly bytesRead: number }> {
  const decoder = iconv.getDecoder(encoding)
  let bytesRead = 0
  for await (const piece of createReadStream(path, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>) {
    bytesRead += piece.length
    yield { text: decoder.write(piece), bytesRead }
  }
  yield { text: decoder.end() ?? '', bytesRead }
}

/** The beginning of a file as text, for guessing. */
export function headText(head: Buffer, encoding: FileEncoding): string {
  return iconv.decode(head, encoding)
}
