import { assertNever } from '#shared/kernel/assert-never.ts'
import type { UpdateEffect, UpdateEvent, UpdateFailure, UpdateState } from './update-state.ts'
import { nextUpdateStep } from './update-state.ts'

/** What looks for updates and brings them; failures come as values. */
export interface UpdateSource {
  check(): Promise<{ readonly version: string | null } | { readonly failure: UpdateFailure }>
  /** Downloads and verifies what `check` found. */
  download(): Promise<{ readonly failure: UpdateFailure } | null>
  /** Lets what was downloaded be installed once this process has ended. */
  installOnQuit(): void
}

/** What the flow needs from the application around it. */
export interface UpdateSurroundings {
  readonly source: UpdateSource
  readonly isPrinting: () => boolean
  /** Asks whether to install on quit. */
  readonly ask: (version: string) => Promise<boolean>
  readonly sayCurrent: () => void
  readonly sayWorking: () => void
  readonly sayFailed: (failure: UpdateFailure) => void
}

/** Updates of one running application. */
export interface UpdateFlow {
  /** Looks for an update; `byPerson` when somebody waits for the answer. */
  check(byPerson: boolean): void
  /** Call when a background job has changed: a question may have waited for a print. */
  jobsChanged(): void
  /** Call when the application is about to end, while its jobs can still be seen. */
  quitting(): void
  state(): UpdateState
}

/** Carries out what the state machine decides. */
export function createUpdateFlow(surroundings: UpdateSurroundings): UpdateFlow {
  const { source } = surroundings
  let state: UpdateState = { kind: 'idle' }
  const happen = (event: UpdateEvent) => {
    const step = nextUpdateStep(state, event, surroundings.isPrinting())
    state = step.state
    for (const effect of step.effects) void carryOut(effect)
  }
  const carryOut = async (effect: UpdateEffect): Promise<void> => {
    switch (effect.do) {
      case 'check': {
        const found = await source.check()
        if ('failure' in found) return happen({ kind: 'failed', failure: found.failure })
        return happen(found.version === null ? { kind: 'nothing-new' } : { kind: 'found', version: found.version })
      }
      case 'download': {
        const failed = await source.download()
        return happen(failed ? { kind: 'failed', failure: failed.failure } : { kind: 'downloaded' })
      }
      case 'ask':
        return happen({ kind: 'answered', install: await surroundings.ask(effect.version) })
      case 'install':
        return source.installOnQuit()
      case 'say-current':
        return surroundings.sayCurrent()
      case 'say-working':
        return surroundings.sayWorking()
      case 'say-failed':
        return surroundings.sayFailed(effect.failure)
      default:
        return assertNever(effect)
    }
  }
  return {
    check: (byPerson) => happen({ kind: 'check-wanted', byPerson }),
    jobsChanged() {
      if (state.kind === 'waiting' && !surroundings.isPrinting()) happen({ kind: 'printing-ended' })
    },
    quitting: () => happen({ kind: 'quitting' }),
    state: () => state,
  }
}
