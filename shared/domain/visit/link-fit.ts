import { minuteMs } from '../../kernel/zone.ts'
import type { VisitLink } from './visit-detail.ts'

/** A visit that starts at most this long after another one ended follows it immediately. */
export const immediateSlackMinutes = 15

/**
 * The start of a visit that fits one it hangs on: together, or as soon as the other has ended; for one that must be
 * over by then, the latest start. Null while the other has no time.
 */
export function fitOfLink(link: VisitLink, durationMinutes: number): number | null {
  const { startsAt, endsAt, kind, role, status } = link
  if (startsAt === null || endsAt === null || status === 'cancelled' || status === 'missed') return null
  if (kind === 'sameStart') return startsAt
  return role === 'on' ? endsAt : startsAt - durationMinutes * minuteMs
}
