import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import type { Judgement } from '#shared/domain/schedule/judge-placement.ts'
import { judgedAsOne, judgeTogether } from '#shared/domain/schedule/judge-together.ts'
import type { Move } from '#shared/domain/schedule/judge-together.ts'
import { settleNear, snapMinutes } from '#shared/domain/schedule/find-start.ts'
import { moveKeepingGaps, placeInRow } from '#shared/domain/schedule/place-in-row.ts'
import { pushLater } from '#shared/domain/schedule/push-later.ts'
import type { Pushed } from '#shared/domain/schedule/push-later.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import type { BoardHandle, WantedBundle } from '../board-handle.ts'
import { judgeContextOf } from '../model/board-model.ts'
import type { Lane } from '../model/board-model.ts'
import { snap } from '../model/time-axis.ts'

/** What is being dragged: a whole visit, alone or with others, or one end of it. */
export interface Dragged {
  readonly detail: VisitDetail
  readonly part: 'whole' | 'start' | 'end'
  readonly durationMinutes: number
  /** Visits that come along: on the board they keep their gaps to the one held, from the queue they follow it. */
  readonly along: readonly VisitDetail[]
  /** The bundle they shall become where they are dropped. */
  readonly bundle: WantedBundle | null
}

/** How a drag treats what stands where it points: gives way to it, insists on the place, or pushes later visits on. */
export type Manner = 'settle' | 'exact' | 'push'

/** What a drop would do in one lane, and what the rules say of it. */
export interface Plan {
  readonly judgement: Judgement
  /** Every visit that would be placed, the one held first. */
  readonly moves: readonly Move[]
  /** Those of them that give way to the one held. */
  readonly pushed: readonly Pushed[]
}

/** Shortest visit a resize makes, minutes. */
const shortestMinutes = 5

/** Start and length while one end of a placed visit is dragged to an instant. */
export function resized({ visit }: VisitDetail, part: 'start' | 'end', to: number) {
  const startsAt = visit.startsAt!
  const endsAt = visit.endsAt!
  const least = shortestMinutes * minuteMs
  const start = part === 'start' ? Math.min(snap(to, snapMinutes), endsAt - least) : startsAt
  const end = part === 'end' ? Math.max(snap(to, snapMinutes), startsAt + least) : endsAt
  return { startsAt: start, durationMinutes: Math.round((end - start) / minuteMs) }
}

/** What a drop at an instant of a lane would do. */
export function planAt(handle: BoardHandle, lane: Lane, dragged: Dragged, wanted: number, manner: Manner): Plan {
  const { detail, along, durationMinutes } = dragged
  if (along.length > 0) return planTogether(handle, lane, dragged, wanted)
  if (manner === 'push')
    return planWithPush(handle, lane, dragged, wanted) ?? planAt(handle, lane, dragged, wanted, 'exact')
  const judge = manner === 'exact' ? judgePlacement : settleNear
  const judgement = judge(detail, lane.schedule, wanted, durationMinutes, judgeContextOf(handle.model!, handle.now))
  const move = { detail, technicianId: lane.id, startsAt: judgement.arrival, durationMinutes }
  return { judgement, moves: [move], pushed: [] }
}

/**
 * What a drop would do if later visits gave way; null where nothing needs to, or the day has no room. One end of a
 * visit is dragged to where it is dragged: it does not give way to what is before it.
 */
export function planWithPush(handle: BoardHandle, lane: Lane, dragged: Dragged, wanted: number): Plan | null {
  const { detail, part, durationMinutes } = dragged
  const push = pushLater(detail, lane.schedule, wanted, durationMinutes)
  if (!push || push.pushed.length === 0 || (part !== 'whole' && push.startsAt !== wanted)) return null
  const held = { detail, technicianId: lane.id, startsAt: push.startsAt, durationMinutes }
  const moves = [held, ...push.pushed]
  const judgement = judged(handle, moves)
  return judgement && { judgement, moves, pushed: push.pushed }
}

function planTogether(handle: BoardHandle, lane: Lane, { detail, along }: Dragged, wanted: number): Plan {
  const all = [detail, ...along]
  const moves =
    detail.visit.startsAt === null
      ? (placeInRow(all, lane.schedule, wanted) ?? oneAfterAnother(all, lane.id, wanted))
      : moveKeepingGaps(all, lane.id, wanted)
  const { technicianId, startsAt, durationMinutes } = moves[0]!
  const judgement =
    judged(handle, moves) ??
    judgePlacement(
      detail,
      handle.model!.lanes.get(technicianId)?.schedule ?? lane.schedule,
      startsAt,
      durationMinutes,
      judgeContextOf(handle.model!, handle.now),
    )
  return { judgement, moves, pushed: [] }
}

function judged(handle: BoardHandle, moves: readonly Move[]): Judgement | null {
  const { clock, now, laneOf } = judgeContextOf(handle.model!, handle.now)
  return judgedAsOne(
    moves,
    judgeTogether(moves, (id) => laneOf?.(id), { clock, now }),
  )
}

/** Without looking what is there: the rules say what stands in the way. */
function oneAfterAnother(details: readonly VisitDetail[], technicianId: string, wanted: number): Move[] {
  let startsAt = wanted
  return details.map((detail) => {
    const { durationMinutes } = detail.visit
    const move = { detail, technicianId, startsAt, durationMinutes }
    startsAt += durationMinutes * minuteMs
    return move
  })
}
