/**
 * Lets writes through one after another, in the order they came. While a worker writes one long transaction, SQLite would
 * make a command wait too, but by blocking the thread: the window would stand still. Behind the gate only the command
 * waits; and an undo that is sent right behind a command takes back that command and nothing older.
 */
export interface WriteGate {
  /** Does the work once all that came before it has ended, however that ended. */
  inTurn<T>(work: () => T | Promise<T>): Promise<T>
}

/** Creates a gate that nobody waits at. */
export function createWriteGate(): WriteGate {
  let last: Promise<unknown> = Promise.resolve()
  return {
    inTurn(work) {
      const mine = last.then(work)
      last = mine.catch(() => {})
      return mine
    },
  }
}
