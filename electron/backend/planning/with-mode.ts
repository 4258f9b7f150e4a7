import type { PlanMode } from '#shared/domain/plan/plan-task.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import type { PlanDraft } from './plan-draft.ts'
import type { PlanningFacts, Reckoned } from './planning-facts.ts'

/** A visit the technician was told of, and that begins this soon, stays: they may be on the way. */
const onTheWayMinutes = 30

/** What may move at all in any mode: not what somebody may be driving to already. */
export function withFrozen(facts: PlanningFacts): PlanningFacts {
  const { now, mayMove } = facts
  if (now === null) return facts
  const frozen = ({ visit }: VisitDetail) =>
    visit.status === 'dispatched' && visit.startsAt !== null && visit.startsAt < now + onTheWayMinutes * minuteMs
  return { ...facts, mayMove: (detail) => !frozen(detail) && mayMove(detail) }
}

/** Only these visits of the board may move, besides those an incident displaces. */
export function onlyMoving(facts: PlanningFacts, visitIds: ReadonlySet<string>): PlanningFacts {
  return { ...facts, mayMove: (detail) => visitIds.has(detail.visit.id) && facts.mayMove(detail) }
}

/**
 * The facts for finding out which visits are worth moving: one that moves goes later or to somebody else. Everything
 * would slip to its earliest start otherwise, and count as moved.
 */
export function withNothingEarlier(facts: PlanningFacts): PlanningFacts {
  const held = facts.lanes.flatMap(({ stops }) =>
    stops.map(({ detail, start }): [string, Reckoned] => {
      const before = facts.reckoned.get(detail.visit.id)
      return [detail.visit.id, { ...before, notBefore: Math.max(start, before?.notBefore ?? -Infinity) }]
    }),
  )
  return {
    ...facts,
    reckoned: new Map([...facts.reckoned, ...held.filter(([id]) => !facts.reckoned.get(id)?.displaced)]),
  }
}

/** The visits of the board a plan moves, at most so many: those it hands over or takes off first, then by how far. */
export function movedIn(
  { diff }: Pick<PlanDraft, 'diff'>,
  facts: PlanningFacts,
  { mostMoves }: MovesLeft,
): Set<string> {
  const weight = ({ from, to }: PlanDraft['diff'][number]) =>
    from?.technicianId !== to?.technicianId ? Infinity : Math.abs(to!.startsAt - from!.startsAt)
  const moved = diff
    .filter(({ from, visitId }) => from !== null && facts.reckoned.get(visitId)?.displaced !== true)
    .toSorted((a, b) => (weight(b) > weight(a) ? 1 : weight(b) < weight(a) ? -1 : a.visitId < b.visitId ? -1 : 1))
  return new Set(moved.slice(0, mostMoves).map(({ visitId }) => visitId))
}

/** How many visits may still move. */
export type MovesLeft = Pick<Extract<PlanMode, { kind: 'repair' }>, 'mostMoves'>
