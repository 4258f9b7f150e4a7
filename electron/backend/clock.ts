/** Where "now" comes from. Production reads the machine; tests and rehearsals of a past day bring their own. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** A clock that starts at the given instant and runs on at the machine's pace: a rehearsal of another day. */
export function clockStartingAt(startMs: number, machine: Clock = systemClock): Clock {
  const offset = startMs - machine.now()
  return { now: () => machine.now() + offset }
}
