import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** A content that is kept, whoever refers to it. */
export interface KeptContent {
  readonly sha256: string
  readonly sizeBytes: number
  /** When it was written, UTC ms by the clock of the file system. */
  readonly writtenAt: number
}

/**
 * Contents of attachments, each kept once under its SHA-256: `files/ab/abcdef…`. A content is whole or not there: it is
 * written beside, flushed to the disk and then renamed. Its name is its proof, which is checked whenever it is read.
 */
export interface ContentFiles {
  /** Keeps a content and returns its name; one that is there already is not written again. */
  put(bytes: Uint8Array): Promise<string>
  /** The content, proved to be what it was; `missing` or `damaged` otherwise. */
  read(sha256: string): Promise<Result<Buffer, AppError>>
  /** Where it lies, whether it is there or not. */
  placeOf(sha256: string): string
  /** Every content in the folder. */
  list(): Promise<KeptContent[]>
  remove(sha256: string): Promise<void>
}

/** Name of the folder of contents within the data folder. */
export const contentFolderName = 'files'

const sha256Pattern = /^[0-9a-f]{64}$/

/** Whether a text can be the name of a content at all; a damaged record may hold anything. */
export function isContentName(text: string): boolean {
  return sha256Pattern.test(text)
}

/** The content files of a data folder. The folder is made when the first content comes. */
export function createContentFiles(dataDir: string): ContentFiles {
  const root = path.join(dataDir, contentFolderName)
  const folderOf = (sha256: string) => path.join(root, sha256.slice(0, 2))
  const placeOf = (sha256: string) => {
    if (!isContentName(sha256)) throw new Error(`not the name of a content: ${JSON.stringify(sha256)}`)
    return path.join(folderOf(sha256), sha256)
  }
  const read = async (sha256: string): Promise<Result<Buffer, AppError>> => {
    if (!isContentName(sha256)) return err(unreadable('missing'))
    let bytes: Buffer
    try {
      bytes = await readFile(placeOf(sha256))
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return err(unreadable('missing'))
      throw thrown
    }
    return hashOf(bytes) === sha256 ? ok(bytes) : err(unreadable('damaged'))
  }
  return {
    read,
    async put(bytes) {
      const sha256 = hashOf(bytes)
      // A damaged one is written anew: whoever adds the file again mends it.
      if ((await read(sha256)).ok) return sha256
      await mkdir(folderOf(sha256), { recursive: true, mode: 0o700 })
      const beside = path.join(root, `.${randomUUID()}.part`)
      try {
        const file = await open(beside, 'wx', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(beside, placeOf(sha256))
      } catch (thrown) {
        await rm(beside, { force: true })
        throw thrown
      }
      await syncFolder(folderOf(sha256))
      return sha256
    },
    placeOf,
    async list() {
      const found: KeptContent[] = []
      for (const folder of await readdir(root).catch(() => [] as string[])) {
        if (!/^[0-9a-f]{2}$/.test(folder)) continue
        for (const sha256 of await readdir(path.join(root, folder))) {
          if (!isContentName(sha256)) continue
          const { size, mtimeMs } = await stat(placeOf(sha256))
          found.push({ sha256, sizeBytes: size, writtenAt: Math.trunc(mtimeMs) })
        }
      }
      return found
    },
    remove: (sha256) => rm(placeOf(sha256), { force: true }),
  }
}

/** SHA-256 of a content, in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

const words = {
  missing:
    'The content of this file is not in the data folder. Its record is kept. Restore it from a backup or add the file again.',
  damaged:
    'The content of this file has changed on the disk since it was added and is not shown. Restore it from a backup or add the file again.',
}

function unreadable(what: keyof typeof words): AppError {
  return { kind: 'unavailable', code: `file-${what}`, message: words[what] }
}

/** Makes the renaming itself last. Windows has no such thing as flushing a folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
