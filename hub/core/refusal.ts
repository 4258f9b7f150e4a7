import type { Refusal } from '#shared/sync/protocol.ts'

/** A refusal of a message as a whole; `message` is English, for logs and for desks that know no better words. */
export function refusal(code: Refusal['code'], message: string): Refusal {
  return { code, error: { kind: 'unavailable', code, message } }
}
