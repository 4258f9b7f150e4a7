import type { AppError } from '#shared/kernel/app-error.ts'
import { assertNever } from '#shared/kernel/assert-never.ts'

/** What the exit code of Fieldboard's programs means. */
export const exitCodes = {
  /** Everything was done. */
  ok: 0,
  /** Finished, but something needs a look: rejected rows, findings of a check. */
  problems: 1,
  /** The command line was not understood. */
  usage: 2,
  /** The data folder or the disk cannot be used. */
  storage: 3,
  /** A file, record or program that was named is not there. */
  notFound: 4,
  /** Stopped by the person. */
  cancelled: 5,
  /** A fault of the program (EX_SOFTWARE of sysexits.h). */
  bug: 70,
} as const

/** The exit code of an expected failure. */
export function exitCodeOf(error: AppError): number {
  switch (error.kind) {
    case 'invalid-input':
      return exitCodes.usage
    case 'storage':
      return exitCodes.storage
    case 'not-found':
    case 'unavailable':
      return exitCodes.notFound
    case 'cancelled':
      return exitCodes.cancelled
    case 'forbidden':
    case 'conflict':
    case 'rule-violation':
      return exitCodes.problems
    case 'internal':
      return exitCodes.bug
    default:
      return assertNever(error)
  }
}
