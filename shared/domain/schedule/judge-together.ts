import type { Violation } from '../../kernel/app-error.ts'
import { minuteMs } from '../../kernel/zone.ts'
import type { VisitDetail } from '../visit/visit-detail.ts'
import { gradeOf, judgePlacement, othersOf } from './judge-placement.ts'
import type { JudgeContext, Judgement } from './judge-placement.ts'
import { stopOf } from './technician-schedule.ts'
import type { TechnicianSchedule } from './technician-schedule.ts'

/** Where one of several visits that are placed together shall be. */
export interface Move {
  readonly detail: VisitDetail
  readonly technicianId: string
  readonly startsAt: number
  readonly durationMinutes: number
}

/** A lane by its technician; null where it is not at hand. */
export type LaneOf = (technicianId: string) => TechnicianSchedule | null | undefined

/**
 * Judges visits that are placed together: each in the lanes as they will be once all have been placed, so that a visit
 * may take the place that another one of them leaves. In the order of the moves; a lane that is not at hand gives null.
 */
export function judgeTogether(
  moves: readonly Move[],
  laneOf: LaneOf,
  context: Omit<JudgeContext, 'laneOf'>,
): (Judgement | null)[] {
  const after = lanesAfter(moves, laneOf)
  const byId = new Map(moves.map((move) => [move.detail.visit.id, move]))
  return moves.map(({ detail, technicianId, startsAt, durationMinutes }) => {
    const lane = after(technicianId)
    if (!lane) return null
    const linked = withMovedLinks(detail, byId)
    return judgePlacement(linked, lane, startsAt, durationMinutes, { ...context, laneOf: after })
  })
}

/** What is broken by placements made together: each rule with the number of the work order it is about. */
export function violationsTogether(moves: readonly Move[], judged: readonly (Judgement | null)[]): Violation[] {
  return judged.flatMap((judgement, index) =>
    (judgement?.violations ?? []).map((violation) => ({
      ...violation,
      facts: { ...violation.facts, placedNumber: moves[index]!.detail.workOrderNumber },
    })),
  )
}

/** One judgement for all: when the first of them arrives and leaves, what any of them breaks, the travel they add. */
export function judgedAsOne(moves: readonly Move[], judged: readonly (Judgement | null)[]): Judgement | null {
  const first = judged[0]
  if (!first || judged.some((one) => one === null)) return null
  if (judged.length === 1) return first
  const violations = violationsTogether(moves, judged)
  return { ...first, violations, grade: gradeOf(violations) }
}

/** The lanes once the moves have been made, worked out when they are asked for. */
function lanesAfter(moves: readonly Move[], laneOf: LaneOf): LaneOf {
  const made = new Map<string, TechnicianSchedule | null>()
  const moved = new Set(moves.map(({ detail }) => detail.visit.id))
  return (technicianId) => {
    let lane = made.get(technicianId)
    if (lane !== undefined) return lane
    const before = laneOf(technicianId)
    lane = before ? { ...before, stops: stopsAfter(before, moves, moved) } : null
    made.set(technicianId, lane)
    return lane
  }
}

function stopsAfter({ technician, stops }: TechnicianSchedule, moves: readonly Move[], moved: ReadonlySet<string>) {
  const arriving = moves.filter(
    (move) => move.technicianId === technician.id || othersOf(move.detail, move.technicianId).includes(technician.id),
  )
  return [
    ...stops.filter(({ detail }) => !moved.has(detail.visit.id)),
    ...arriving.map((move) => stopOf(placedAt(move))),
  ].toSorted((a, b) => a.start - b.start)
}

/** A visit as it stands once it has been placed. */
export function placedAt({ detail, technicianId, startsAt, durationMinutes }: Move): VisitDetail {
  const endsAt = startsAt + durationMinutes * minuteMs
  return {
    ...detail,
    technicianId,
    technicianIds: [technicianId, ...othersOf(detail, technicianId)],
    visit: { ...detail.visit, startsAt, endsAt, durationMinutes, status: 'scheduled' },
  }
}

function withMovedLinks(detail: VisitDetail, moves: ReadonlyMap<string, Move>): VisitDetail {
  if (!detail.links.some(({ visitId }) => moves.has(visitId))) return detail
  return {
    ...detail,
    links: detail.links.map((link) => {
      const move = moves.get(link.visitId)
      if (!move) return link
      const { startsAt, durationMinutes, technicianId } = move
      return { ...link, status: 'scheduled', startsAt, endsAt: startsAt + durationMinutes * minuteMs, technicianId }
    }),
  }
}
