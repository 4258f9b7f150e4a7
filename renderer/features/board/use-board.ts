import { useMemo } from 'react'
import { addDays, hourMs } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import { boardDay } from '#shared/queries/board.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { useRiskJudge } from '../../state/service-terms.ts'
import { spanDays, useBoardState } from './board-state.ts'
import type { Span } from './board-state.ts'
import { buildBoardModel, clockOf } from './model/board-model.ts'

/** Rules look this far beyond the days shown: night shifts, and visits over midnight. */
const margin = 12 * hourMs

/** The board of so many days from `day`, kept current. `now` counts in whole minutes, so that it is built once a minute. */
export function useBoard(day: Day, span: Span, zone: string, now: number) {
  const clock = clockOf(zone)
  const from = clock.bounds(day).start
  const to = clock.bounds(addDays(day, spanDays[span] - 1)).end
  const answer = useQueryOf(boardDay, { from: from - margin, to: to + margin }, { keepEqualParts: false })
  const minute = Math.floor(now / 60_000) * 60_000
  const judge = useRiskJudge()
  const grouping = useBoardState((state) => state.grouping)
  const model = useMemo(
    () => (answer.data ? buildBoardModel(answer.data, from, to, minute, zone, judge, grouping) : null),
    [answer.data, from, to, minute, zone, judge, grouping],
  )
  return { model, error: answer.error, stale: answer.isPlaceholderData, retry: () => void answer.refetch() }
}
