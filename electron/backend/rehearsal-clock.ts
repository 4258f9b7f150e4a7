import { settingNames } from '#shared/domain/settings/settings.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from './clock.ts'

/** The desk's clock, and how to make it look at the settings again. */
export interface RehearsalClock extends Clock {
  /** Reads the rehearsal setting; call it after settings have changed. */
  follow(): void
}

/**
 * The host's clock, moved to another day while the data asks for a rehearsal (the demo city, a past day lived again).
 * Each opening goes on where the last command of the rehearsal was given, so that nothing lies in the future.
 */
export function createRehearsalClock(store: Store, machine: Clock): RehearsalClock {
  let startedAt: number | null = null
  let offset = 0
  // Only commands given since the rehearsal began: those before carry the machine's own time.
  const lastCommandAt = () =>
    store.db
      .prepare('SELECT max(at) FROM command_log WHERE seq > (SELECT max(seq) FROM change_log WHERE row_id = ?)')
      .pluck()
      .get(settingNames.rehearsalAt) as number | null
  const wanted = () => {
    const value = store.records.get('settings', settingNames.rehearsalAt)?.value
    return typeof value === 'number' ? value : null
  }
  const follow = () => {
    const rehearsalAt = wanted()
    if (rehearsalAt === startedAt) return
    offset = rehearsalAt === null ? 0 : rehearsalAt - machine.now()
    startedAt = rehearsalAt
  }
  const atOpening = wanted()
  if (atOpening !== null) {
    offset = Math.max(atOpening, lastCommandAt() ?? atOpening) - machine.now()
    startedAt = atOpening
  }
  return { now: () => machine.now() + offset, follow }
}
