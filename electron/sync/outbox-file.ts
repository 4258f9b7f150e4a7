import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from 'node:fs'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { envelopeSchema } from '#shared/sync/envelope.ts'

/** A command as it is kept beside the database. */
const keptSchema = z.object({ orgId: z.string(), deviceId: z.string(), envelope: envelopeSchema })
export type KeptCommand = z.infer<typeof keptSchema>

/** Name of the file in the data folder. */
export const outboxFileName = 'outbox.log'

/**
 * Unsent commands a second time, in a file of its own that is only ever added to: a database that dies takes none of them
 * along. Each record is its length and its CRC-32 (four bytes each, big endian) and then JSON; a torn end is left out.
 */
export interface OutboxFile {
  /** Adds commands; they are on the disk when it returns. */
  append(commands: readonly KeptCommand[]): void
  read(): KeptCommand[]
  /** Forgets all of them: the hub has them. */
  empty(): void
  /** Keeps the file under another name: it belongs to an office this desk is not part of. */
  putAside(name: string): void
}

export function createOutboxFile(dataDir: string): OutboxFile {
  const file = path.join(dataDir, outboxFileName)
  return {
    append(commands) {
      if (commands.length === 0) return
      const handle = openSync(file, 'a', 0o600)
      try {
        writeSync(handle, Buffer.concat(commands.flatMap(recordOf)))
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
    },
    read: () => (existsSync(file) ? recordsOf(readFileSync(file)) : []),
    empty() {
      if (existsSync(file)) truncateSync(file)
    },
    putAside(name) {
      if (existsSync(file)) renameSync(file, path.join(dataDir, `outbox-${name}.log`))
    },
  }
}

function recordOf(command: KeptCommand): Buffer[] {
  const body = Buffer.from(JSON.stringify(command))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length, 0)
  head.writeUInt32BE(crc32(body), 4)
  return [head, body]
}

function recordsOf(bytes: Buffer): KeptCommand[] {
  const found: KeptCommand[] = []
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (body.length < length) break
    at += 8 + length
    if (crc32(body) !== bytes.readUInt32BE(at - length - 4)) continue
    const kept = keptSchema.safeParse(JSON.parse(body.toString()))
    if (kept.success) found.push(kept.data)
  }
  return found
}
