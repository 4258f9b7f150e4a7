import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import type { Judgement } from '#shared/domain/schedule/judge-placement.ts'
import { compareJudgements, settleNear, snapMinutes } from '#shared/domain/schedule/find-start.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import type { BoardHandle } from '../board-handle.ts'
import { judgeContextOf } from '../model/board-model.ts'
import type { Lane } from '../model/board-model.ts'
import { laneHeight, rowsBetween } from '../model/row-layout.ts'
import { snap } from '../model/time-axis.ts'
import { verdictOf } from './verdict.ts'
import type { VerdictKind } from './verdict.ts'

/** What is being dragged: a whole visit, or one end of it. */
export interface Dragged {
  readonly detail: VisitDetail
  readonly part: 'whole' | 'start' | 'end'
  readonly durationMinutes: number
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

/** Judges a placement in a lane; `exact` keeps the wanted start even where something is in the way. */
export function judgeAt(
  handle: BoardHandle,
  lane: Lane,
  detail: VisitDetail,
  wanted: number,
  durationMinutes: number,
  exact: boolean,
): Judgement {
  const context = judgeContextOf(handle.model!, handle.now)
  const judge = exact ? judgePlacement : settleNear
  return judge(detail, lane.schedule, wanted, durationMinutes, context)
}

/** A lane on the screen and its answer. */
export interface LaneAnswer {
  readonly lane: Lane
  readonly y: number
  readonly judgement: Judgement
  readonly kind: VerdictKind
}

/** Asks every lane on the screen what it would say to the visit at this time. */
export function askVisibleLanes(handle: BoardHandle, dragged: Dragged, wanted: number, exact: boolean): LaneAnswer[] {
  const { scroller, layout } = handle
  if (!scroller || !handle.model) return []
  const answers = rowsBetween(layout, scroller.scrollTop, scroller.scrollTop + scroller.clientHeight).flatMap((row) => {
    if (row.kind !== 'lane') return []
    const judgement = judgeAt(handle, row.lane, dragged.detail, wanted, dragged.durationMinutes, exact)
    return [{ lane: row.lane, y: row.y, judgement, kind: verdictOf(judgement) }]
  })
  const fitting = answers.filter(({ kind }) => kind === 'good')
  const best =
    fitting.length > 0 ? fitting.reduce((a, b) => (compareJudgements(b.judgement, a.judgement) < 0 ? b : a)) : null
  return answers.map((answer) => (answer === best ? { ...answer, kind: 'best' } : answer))
}

/** The lane under a px of the content, counted from the top of the first row. */
export function laneAtY(handle: BoardHandle, y: number): { lane: Lane; y: number } | null {
  const row = rowsBetween(handle.layout, y, y + 1)[0]
  return row?.kind === 'lane' && y < row.y + laneHeight ? { lane: row.lane, y: row.y } : null
}
