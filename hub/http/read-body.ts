import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip, gunzipSync } from 'node:zlib'
import { syncLimits } from '#shared/sync/protocol.ts'
import { refusal } from '../core/refusal.ts'
import type { Refusal } from '#shared/sync/protocol.ts'
import { safeJson, UnsafeJsonError } from './safe-json.ts'

const unpack = promisify(gunzip)

/** A refusal on the way to a route. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(why: Refusal) {
    super(why.error.message)
    this.refusal = why
  }
}

/** Unpacking a short message may make it this large, whatever the ratio. */
const alwaysAllowed = 65_536
const unpackedHere = 4_096

/** The JSON of a request, plain or packed by gzip; throws `Refused` when it is too large, too well packed or no JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const packed = await readBytes(request)
  const encoding = request.headers['content-encoding'] ?? 'identity'
  const bytes = encoding === 'identity' ? packed : encoding === 'gzip' ? await unpacked(packed) : null
  if (!bytes) throw new Refused(refusal('malformed', 'Messages come plain or packed by gzip.'))
  try {
    return safeJson(bytes)
  } catch (thrown) {
    if (thrown instanceof UnsafeJsonError) throw new Refused(refusal('malformed', thrown.message))
    throw thrown
  }
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const tooLarge = () => new Refused(refusal('too-large', `A message has at most ${syncLimits.packedBytes} bytes.`))
  if (Number(request.headers['content-length'] ?? 0) > syncLimits.packedBytes) throw tooLarge()
  const parts: Buffer[] = []
  let size = 0
  // Not the plain loop: leaving that one breaks the connection before the refusal is through.
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length
    if (size > syncLimits.packedBytes) throw tooLarge()
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function unpacked(packed: Buffer): Promise<Buffer> {
  const most = Math.min(syncLimits.unpackedBytes, Math.max(alwaysAllowed, packed.length * syncLimits.packRatio))
  try {
    // A short message is unpacked faster than it is handed to another thread.
    if (packed.length <= unpackedHere) return gunzipSync(packed, { maxOutputLength: most })
    return await unpack(packed, { maxOutputLength: most })
  } catch (thrown) {
    const { code } = thrown as { readonly code?: string }
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new Refused(refusal('too-large', 'Unpacked, the message is too large.'))
    throw new Refused(refusal('malformed', 'The message is not packed by gzip.'))
  }
}
