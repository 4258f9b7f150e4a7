import type { AppError } from '#shared/kernel/app-error.ts'

type StorageError = Extract<AppError, { kind: 'storage' }>

const byCode: readonly [RegExp, StorageError['code'], string][] = [
  [
    /^SQLITE_FULL|^ENOSPC/,
    'full',
    'The disk is full. The last change was not saved; everything before it is safe. Free some space and try again.',
  ],
  [
    /^SQLITE_READONLY|^SQLITE_CANTOPEN|^EROFS|^EACCES|^EPERM/,
    'read-only',
    'The data folder cannot be written. Nothing was changed. Give yourself write access to it, or choose another with --data.',
  ],
  [
    /^SQLITE_CORRUPT|^SQLITE_NOTADB/,
    'corrupt',
    'The database file is damaged or is not a Fieldboard database. It was left as it is. Restore a backup, or choose another folder with --data.',
  ],
  [
    /^SQLITE_BUSY|^SQLITE_LOCKED/,
    'in-use',
    'Another program is using this data. Nothing was changed. Close it and try again.',
  ],
  [
    /^SQLITE_IOERR/,
    'unknown',
    'The disk reported an error. The last change was not saved. Check the disk, then try again.',
  ],
]

/** Sorts a failure of SQLite or the file system into a kind people can act on; null when it is neither (a bug). */
export function storageErrorOf(thrown: unknown): StorageError | null {
  const code = (thrown as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return null
  for (const [pattern, kind, message] of byCode) {
    if (pattern.test(code)) return { kind: 'storage', code: kind, message }
  }
  return null
}
