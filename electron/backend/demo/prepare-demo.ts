import type { AppError } from '#shared/kernel/app-error.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import type { Backend } from '../create-backend.ts'
import { holdsDemo, loadDemo } from './load-demo.ts'

/** The demo that is now in a folder. */
export interface PreparedDemo {
  /** False when the folder held the demo already. */
  readonly loaded: boolean
  /** Where the clock of the office now stands: in the demo day, unless a person chose another, UTC ms. */
  readonly startsAt: number
}

/**
 * Fills an empty data folder with the demo city around today. A folder that holds the demo from before is left as it
 * is, on the day it was made for; one that holds anything else is refused.
 */
export function loadDemoOnce({ context }: Backend): Result<PreparedDemo, AppError> {
  const holdsIt = holdsDemo(context)
  if (!holdsIt) {
    const loaded = loadDemo(context, dayOf(context.clock.now(), context.pipeline.officeZone()))
    if (!loaded.ok) return loaded
  }
  return ok({ loaded: !holdsIt, startsAt: context.clock.now() })
}

/** Opens the folder the host's way, makes sure the demo is in it, and lets go of it again. */
export async function prepareDemo(open: () => Result<Backend, AppError>): Promise<Result<PreparedDemo, AppError>> {
  const opened = open()
  if (!opened.ok) return opened
  try {
    return loadDemoOnce(opened.value)
  } finally {
    await opened.value.close()
  }
}
