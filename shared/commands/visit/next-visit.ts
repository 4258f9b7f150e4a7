import { newVisit } from '../../domain/visit/new-visit.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import type { Change } from '../change.ts'
import { insert, update } from '../change.ts'
import type { CommandContext } from '../command.ts'

/** What happens to the visit that goes on with another one's work. */
export interface NextVisitChange {
  readonly changes: readonly Change[]
  /** New values of visits that are there already. */
  readonly set: ReadonlyMap<string, Partial<Visit>>
  readonly added: readonly Pick<Visit, 'status'>[]
  readonly visitId: string | null
}

const nothing: NextVisitChange = { changes: [], set: new Map(), added: [], visitId: null }

/**
 * Opens the visit that goes on with what this one left to do: it waits in the queue. One that was opened before and
 * withdrawn is taken up again, and one that is still open is enough.
 */
export function opensNext(
  visit: Visit,
  siblings: readonly Visit[],
  durationMinutes: number,
  context: CommandContext,
): NextVisitChange {
  const followers = siblings.filter(({ followsVisitId }) => followsVisitId === visit.id)
  const live = followers.find(({ status }) => status !== 'cancelled')
  if (live) return { ...nothing, visitId: live.id }
  const withdrawn = followers.find((one) => one.startsAt === null)
  if (withdrawn) {
    const set: Partial<Visit> = { status: 'toSchedule', durationMinutes, outcome: null }
    return { ...nothing, ...patches([[withdrawn.id, set]]), visitId: withdrawn.id }
  }
  const id = context.newId()
  const sequence = Math.max(0, ...siblings.map((one) => one.sequence)) + 1
  const next = newVisit({ id, workOrderId: visit.workOrderId, sequence, durationMinutes, followsVisitId: visit.id })
  return { ...nothing, changes: [insert('visits', next)], added: [{ status: 'toSchedule' }], visitId: id }
}

/** Withdraws the visit that was opened to go on with this one, while nobody has placed it. */
export function withdrawsNext(visit: Visit, siblings: readonly Visit[]): NextVisitChange {
  const waiting = siblings.filter(
    ({ followsVisitId, status, startsAt }) =>
      followsVisitId === visit.id && status === 'toSchedule' && startsAt === null,
  )
  return { ...nothing, ...patches(waiting.map(({ id }) => [id, { status: 'cancelled' }] as const)) }
}

function patches(sets: readonly (readonly [string, Partial<Visit>])[]) {
  return { changes: sets.map(([id, set]) => update('visits', id, set)), set: new Map(sets) }
}
