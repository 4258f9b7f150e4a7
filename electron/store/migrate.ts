import type Database from 'better-sqlite3'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Migration } from './migration.ts'
import { migrations } from './migrations/list.ts'

/** Version the newest code expects. */
export const storeVersion = migrations.at(-1)!.version

/**
 * Brings a database up to the newest version, each step in its own transaction, and returns the steps it took.
 * A database from a newer Fieldboard is refused and left untouched.
 */
export function migrate(
  db: Database.Database,
  upTo = storeVersion,
  list: readonly Migration[] = migrations,
): Result<string[], AppError> {
  const version = db.pragma('user_version', { simple: true }) as number
  if (version > storeVersion) return err(newerVersion(version))
  const taken: string[] = []
  for (const migration of list) {
    if (migration.version <= version || migration.version > upTo) continue
    db.transaction(() => {
      migration.up(db)
      db.pragma(`user_version = ${migration.version}`)
    }).immediate()
    taken.push(migration.name)
  }
  return ok(taken)
}

/** Whether a database can be read as it is: one that would need a step first is refused, because reading writes nothing. */
export function isCurrent(db: Database.Database): Result<null, AppError> {
  const version = db.pragma('user_version', { simple: true }) as number
  if (version > storeVersion) return err(newerVersion(version))
  if (version === storeVersion) return ok(null)
  return err({
    kind: 'storage',
    code: 'unknown',
    message:
      `This data is from an older Fieldboard (data version ${version}, this program writes ${storeVersion}). ` +
      'Open it once with npm start: that brings it up to date and keeps everything.',
  })
}

function newerVersion(version: number): AppError {
  return {
    kind: 'storage',
    code: 'newer-version',
    message:
      `This data was written by a newer Fieldboard (data version ${version}, this program knows ${storeVersion}). ` +
      'Nothing was changed. Install the newer Fieldboard, or point --data at another folder.',
  }
}
