import { randomUUID } from 'node:crypto'
import { appendFileSync, closeSync, mkdirSync, openSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { AppError } from '#shared/kernel/app-error.ts'
import { notFound } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

interface TransferFile {
  readonly name: string
  readonly mediaType: string
  readonly path: string
}

/** Files on their way in or out, in a folder of their own that is emptied at start and at close. */
export interface TransferFiles {
  append(fileId: string | null, name: string, base64: string): Result<{ fileId: string; sizeBytes: number }, AppError>
  read(
    fileId: string,
    offset: number,
  ): Result<{ name: string; mediaType: string; base64: string; sizeBytes: number; nextOffset: number | null }, AppError>
  /** Path on disk of a file that was taken in; null when the id is unknown. */
  pathOf(fileId: string): string | null
  nameOf(fileId: string): string | null
  /** Keeps a made file for pickup and returns its id. Content, or a path that stays owned by the caller. */
  offer(name: string, mediaType: string, content: Buffer | string | { path: string }): string
  close(): void
}

const pieceBytes = 1 << 20

/** Keeps files in transfer in `folder`, which is its own: it is emptied now and removed at close. */
export function createTransferFiles(folder: string): TransferFiles {
  rmSync(folder, { recursive: true, force: true })
  const files = new Map<string, TransferFile>()
  const place = (fileId: string) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return path.join(folder, fileId)
  }
  return {
    append(fileId, name, base64) {
      const id = fileId ?? randomUUID()
      if (!fileId) files.set(id, { name: path.basename(name), mediaType: 'application/octet-stream', path: place(id) })
      const file = files.get(id)
      if (!file) return err(notFound('file', id))
      appendFileSync(file.path, Buffer.from(base64, 'base64'))
      return ok({ fileId: id, sizeBytes: statSync(file.path).size })
    },
    read(fileId, offset) {
      const file = files.get(fileId)
      if (!file) return err(notFound('file', fileId))
      const sizeBytes = statSync(file.path).size
      const piece = Buffer.alloc(Math.max(0, Math.min(pieceBytes, sizeBytes - offset)))
      const handle = openSync(file.path, 'r')
      try {
        readSync(handle, piece, 0, piece.length, offset)
      } finally {
        closeSync(handle)
      }
      const end = offset + piece.length
      const nextOffset = end < sizeBytes ? end : null
      return ok({ name: file.name, mediaType: file.mediaType, base64: piece.toString('base64'), sizeBytes, nextOffset })
    },
    pathOf: (fileId) => files.get(fileId)?.path ?? null,
    nameOf: (fileId) => files.get(fileId)?.name ?? null,
    offer(name, mediaType, content) {
      const id = randomUUID()
      if (typeof content === 'object' && 'path' in content) {
        files.set(id, { name, mediaType, path: content.path })
      } else {
        const filePath = place(id)
        writeFileSync(filePath, content, { mode: 0o600 })
        files.set(id, { name, mediaType, path: filePath })
      }
      return id
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
