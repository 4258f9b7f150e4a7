import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'

/** Where the backend writes what a person looking into a fault needs. Never what customers wrote. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, string | number | boolean>>): void
  /** Records a bug with its stack and returns the short reference shown to the person. */
  bug(where: string, thrown: unknown): string
}

/** One JSON line an event in `fieldboard.log` of the data folder. A log that cannot be written is not a reason to stop. */
export function fileLog(dataDir: string, now: () => number): Log {
  const file = path.join(dataDir, 'fieldboard.log')
  const write = (line: object) => {
    try {
      mkdirSync(dataDir, { recursive: true })
      appendFileSync(file, `${JSON.stringify({ at: new Date(now()).toISOString(), ...line })}\n`, { mode: 0o600 })
    } catch {
      // A full or read-only disk: the person learns of it through the command that failed.
    }
  }
  return {
    info: (message, fields = {}) => write({ level: 'info', message, ...fields }),
    bug(where, thrown) {
      const reference = randomBytes(4).toString('hex')
      const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
      write({ level: 'bug', reference, where, stack })
      return reference
    },
  }
}
