import { randomBytes } from 'node:crypto'

/** What a line of the log may say. Never what customers wrote, never a token or a code. */
export interface LogFields {
  readonly event: string
  readonly route?: string
  readonly status?: number
  readonly ms?: number
  readonly bytes?: number
  readonly commands?: number
  readonly code?: string
  readonly orgId?: string
  readonly deviceId?: string
  readonly address?: string
  readonly reference?: string
  readonly where?: string
}

const allowed: readonly (keyof LogFields)[] = [
  'event',
  'route',
  'status',
  'ms',
  'bytes',
  'commands',
  'code',
  'orgId',
  'deviceId',
  'address',
  'reference',
  'where',
]

/** One JSON line an event. */
export interface HubLog {
  info(fields: LogFields): void
  /** Writes down a fault with its stack; returns the reference people are told. */
  bug(where: string, thrown: unknown): string
}

/** A log that writes lines with `write`. */
export function createHubLog(write: (line: string) => void, now: () => number): HubLog {
  const line = (level: string, fields: object) =>
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, ...fields })}\n`)
  return {
    info: (fields) =>
      line(
        'info',
        Object.fromEntries(allowed.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]]))),
      ),
    bug(where, thrown) {
      const reference = randomBytes(4).toString('hex')
      // The stack alone: messages may quote what somebody typed.
      const stack = thrown instanceof Error ? frames(thrown) : typeof thrown
      line('bug', { event: 'bug', reference, where, stack })
      return reference
    },
  }
}

function frames(error: Error): string {
  const lines = (error.stack ?? '').split('\n').filter((one) => /^\s+at /.test(one))
  return [error.name, ...lines].join('\n')
}
