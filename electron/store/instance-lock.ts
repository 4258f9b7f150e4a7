import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { storageErrorOf } from './storage-error.ts'

/**
 * Takes a data folder for this process until `release` is called or the process ends, however it ends: the lock is
 * an open exclusive transaction on a file of its own, which the operating system drops with the process.
 */
export function lockDataFolder(dataDir: string): Result<{ release(): void }, AppError> {
  if (statSync(dataDir, { throwIfNoEntry: false })?.isFile()) {
    const message = `${dataDir} is a file, not a folder. Nothing was changed. Choose another folder with --data.`
    return err({ kind: 'storage', code: 'unknown', message })
  }
  let db: Database.Database | null = null
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    db = new Database(path.join(dataDir, 'instance.lock'), { timeout: 200 })
    db.exec('BEGIN EXCLUSIVE')
    const held = db
    return ok({ release: () => held.close() })
  } catch (thrown) {
    db?.close()
    const known = storageErrorOf(thrown)
    if (known?.code === 'in-use') {
      return err({
        ...known,
        message: `Fieldboard is already running on this data (${dataDir}). Use the window that is open, or start this one with another --data folder.`,
      })
    }
    if (known) return err(known)
    throw thrown
  }
}
