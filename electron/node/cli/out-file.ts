import { renameSync, rmSync, writeFileSync } from 'node:fs'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

const partialOf = (file: string) => `${file}.part`

/** Starts the file beside its place before anything is printed: a print that cannot be written is not made. */
export function takePlace(file: string): Result<null, AppError> {
  try {
    writeFileSync(partialOf(file), '')
    return ok(null)
  } catch (thrown) {
    return err(unwritten(file, thrown, 'Nothing was printed.'))
  }
}

/** Gives the place up again: nothing will be written. */
export function leavePlace(file: string): void {
  rmSync(partialOf(file), { force: true })
}

/** Writes beside the place first, so that a full disk leaves no half of a file. `what` and `kept` word a failure. */
export function writeWhole(
  file: string,
  content: Buffer,
  what = 'The PDF',
  kept = 'The print is in the log; print again to another place with --out.',
): Result<null, AppError> {
  try {
    writeFileSync(partialOf(file), content)
    renameSync(partialOf(file), file)
    return ok(null)
  } catch (thrown) {
    rmSync(partialOf(file), { force: true })
    return err(unwritten(file, thrown, kept, what))
  }
}

function unwritten(file: string, thrown: unknown, kept: string, what = 'The PDF'): AppError {
  const { code, message } = thrown as NodeJS.ErrnoException
  const reasons: Readonly<Record<string, string>> = {
    ENOSPC: 'the disk is full',
    EACCES: 'you may not write there',
    EROFS: 'the disk can only be read',
    ENOENT: 'there is no such folder',
    EISDIR: 'a folder has that name',
  }
  const reason = reasons[code ?? ''] ?? message
  return {
    kind: 'storage',
    code: code === 'ENOSPC' ? 'full' : code === 'EACCES' || code === 'EROFS' ? 'read-only' : 'unknown',
    message: `${what} could not be written to ${file}: ${reason}. ${kept}`,
  }
}
