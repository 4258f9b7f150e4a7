import { randomUUID } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { contentFolderName } from './content-files.ts'

/**
 * Small pictures that windows drew of contents that came without one, each under the name of its content. They can be
 * drawn again at any time: nothing refers to them, and losing them loses nothing.
 */
export interface DrawnThumbnails {
  read(sha256: string): Promise<Buffer | null>
  keep(sha256: string, bytes: Uint8Array): Promise<void>
  /** Takes away those whose content is gone. */
  sweep(isKept: (sha256: string) => boolean): Promise<void>
}

export function createDrawnThumbnails(dataDir: string): DrawnThumbnails {
  const folder = path.join(dataDir, contentFolderName, 'thumbnails')
  const placeOf = (sha256: string) => path.join(folder, path.basename(sha256))
  return {
    read: (sha256) => readFile(placeOf(sha256)).catch(() => null),
    async keep(sha256, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const beside = path.join(folder, `.${randomUUID()}.part`)
      await writeFile(beside, bytes, { mode: 0o600 })
      await rename(beside, placeOf(sha256))
    },
    async sweep(isKept) {
      for (const name of await readdir(folder).catch(() => [] as string[])) {
        if (!isKept(name)) await rm(path.join(folder, name), { force: true })
      }
    },
  }
}
