import { invalidInput } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'

/**
 * A file that cannot be read as it means. Thrown inside this folder only, where the reading is deep, and caught by
 * `readVroom`, which returns it.
 */
export class Refusal extends Error {
  readonly error: AppError

  constructor(path: string, message: string) {
    super(message)
    this.error = invalidInput(path, path === '' ? message : `${path}: ${message}`)
  }
}

/** Refuses with the place in the file and what is wrong there. */
export function refuse(path: string, message: string): never {
  throw new Refusal(path, message)
}
