/** A desk's clock that is off by more than this is corrected; less is the time a message takes. */
const tolerableSkewMs = 60_000

/**
 * The instant a command counts as made: when the desk says, corrected by how far its clock was off at the last hello, and
 * never in the hub's future. The order of commands hangs on their commit alone.
 */
export function instantOf(madeAt: number, skewMs: number, now: number): number {
  const corrected = Math.abs(skewMs) > tolerableSkewMs ? madeAt + skewMs : madeAt
  return Math.min(corrected, now + tolerableSkewMs)
}

const zones = new Map<string, boolean>()

/** Whether this machine knows a zone by this name. */
export function isZone(name: string): boolean {
  const known = zones.get(name)
  if (known !== undefined) return known
  let valid = true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    valid = false
  }
  if (zones.size < 1_000) zones.set(name, valid)
  return valid
}
