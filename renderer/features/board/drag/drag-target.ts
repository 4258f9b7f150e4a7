import type { Judgement } from '#shared/domain/schedule/judge-placement.ts'
import { compareJudgements } from '#shared/domain/schedule/find-start.ts'
import type { BoardHandle } from '../board-handle.ts'
import type { Lane } from '../model/board-model.ts'
import { laneHeight, rowsBetween } from '../model/row-layout.ts'
import type { LaneRanks } from './lane-ranks.ts'
import { planAt } from './plan.ts'
import type { Dragged, Manner, Plan } from './plan.ts'
import { verdictOf } from './verdict.ts'
import type { VerdictKind } from './verdict.ts'

/** A lane on the screen and its answer. */
export interface LaneAnswer extends Plan {
  readonly lane: Lane
  readonly y: number
  readonly judgement: Judgement
  readonly kind: VerdictKind
}

/** With more visits than this, only the lane under the pointer answers: asking all would cost frames. */
const mostForAllLanes = 8

/** Asks every lane on the screen what it would say to the visit at this time; of those that fit, Match's first is the best. */
export function askVisibleLanes(
  handle: BoardHandle,
  dragged: Dragged,
  wanted: number,
  manner: Manner,
  underY: number,
  ranks: LaneRanks | null = null,
): LaneAnswer[] {
  const { scroller, layout } = handle
  if (!scroller || !handle.model) return []
  const [top, bottom] =
    dragged.along.length < mostForAllLanes
      ? [scroller.scrollTop, scroller.scrollTop + scroller.clientHeight]
      : [underY, underY + 1]
  const answers = rowsBetween(layout, top, bottom).flatMap((row) => {
    if (row.kind !== 'lane') return []
    const plan = planAt(handle, row.lane, dragged, wanted, manner)
    return [{ ...plan, lane: row.lane, y: row.y, kind: verdictOf(plan.judgement) }]
  })
  const fitting = answers.filter(({ kind }) => kind === 'good')
  // Match is the ranking; until its answer is here, the judgements of this moment say which lane is best.
  const rankOf = ({ lane }: LaneAnswer) => ranks?.get(lane.id)?.rank ?? Infinity
  const compare = (a: LaneAnswer, b: LaneAnswer) =>
    ranks && rankOf(a) !== rankOf(b) ? rankOf(a) - rankOf(b) : compareJudgements(a.judgement, b.judgement)
  const best = fitting.length > 0 ? fitting.reduce((a, b) => (compare(b, a) < 0 ? b : a)) : null
  return answers.map((answer) => (answer === best ? { ...answer, kind: 'best' } : answer))
}

/** The lane under a px of the content, counted from the top of the first row. */
export function laneAtY(handle: BoardHandle, y: number): { lane: Lane; y: number } | null {
  const row = rowsBetween(handle.layout, y, y + 1)[0]
  return row?.kind === 'lane' && y < row.y + laneHeight ? { lane: row.lane, y: row.y } : null
}
