import type { Judgement } from '#shared/domain/schedule/judge-placement.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { MatchRanking } from '#shared/queries/match.ts'
import { violationText } from '../../../lib/error-text.ts'
import { formatDay, formatTime, signedMinutes } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { refusalText } from '../../../match/refusal-text.ts'
import type { BoardHandle } from '../board-handle.ts'
import type { TipLine } from './verdict.ts'

/** What Match says of one lane while its visit is dragged: the place among all technicians, or why not. */
export interface LaneRank {
  /** 1 is the best of all technicians; null where Match does not see the visit. */
  readonly rank: number | null
  /** How many can take it. */
  readonly of: number
  /** What the lane head shows: "08:30 +12 min". Empty where it is not possible. */
  readonly best: string
  /** The first rule in the way; empty where it is possible. */
  readonly refusal: string
}

export type LaneRanks = ReadonlyMap<string, LaneRank>

/** So many lanes are lit: what a glance takes in. */
export const litRanks = 3

/**
 * Asks Match once for a visit on the days the axis shows, by technician. The drag goes on meanwhile; null when there is
 * no answer, or Match has nothing to rank: it says for nobody in particular that the visit stays where it is.
 */
export async function askLaneRanks(handle: BoardHandle, { visit }: VisitDetail): Promise<LaneRanks | null> {
  const days = handle.axis?.days.map(({ day }) => day) ?? []
  if (days.length === 0) return null
  const ranking = await handle.rank({ visitId: visit.id, days, bestDayOnly: true, limit: 1_000 })
  return ranking && !ranking.refusal ? ranksOf(ranking) : null
}

/** The ranking by technician. */
export function ranksOf({ candidates, refusals, days }: MatchRanking): LaneRanks {
  const ranks = new Map<string, LaneRank>()
  for (const { technicianId, day, startsAt, extraTravelMinutes } of candidates) {
    if (ranks.has(technicianId)) continue
    const time = formatTime(startsAt, officeZone())
    const at = days.length > 1 ? `${formatDay(day, 'short')} ${time}` : time
    const best = `${at} ${extraTravelMinutes > 0 ? signedMinutes(extraTravelMinutes) : t('board.rankNoDrive')}`
    ranks.set(technicianId, { rank: ranks.size + 1, of: 0, best, refusal: '' })
  }
  const of = ranks.size
  for (const [id, one] of ranks) ranks.set(id, { ...one, of })
  for (const refusal of refusals)
    if (!ranks.has(refusal.technicianId))
      ranks.set(refusal.technicianId, { rank: null, of, best: '', refusal: refusalText(refusal) })
  return ranks
}

/**
 * The line of the ghost's tip, and of what is spoken: rank of the lane with its best time and what it adds there; or why
 * not, where the place under the ghost does not say the same.
 */
export function rankLine(found: LaneRank | undefined, { violations }: Judgement): TipLine[] {
  if (!found) return []
  const { rank, of, best, refusal } = found
  if (rank !== null) return [{ tone: 'rank', text: t('board.rankTip', { rank, of, best }) }]
  if (violations.some((violation) => violationText(violation) === refusal)) return []
  return [{ tone: 'warn', text: t('board.rankRefused', { reason: refusal }) }]
}

/** Writes rank and best time on a lane's head, as CSS draws them; React knows nothing of them. */
export function markHead(row: HTMLElement | null, found: LaneRank | undefined): void {
  const head = row?.querySelector<HTMLElement>('.lane-head')
  if (!head) return
  const { rank = null, best = '' } = found ?? {}
  if (rank === null) {
    delete head.dataset['rank']
    delete head.dataset['best']
    delete head.dataset['lit']
    if (found) head.dataset['rank'] = '–'
    return
  }
  head.dataset['rank'] = String(rank)
  head.dataset['best'] = best
  head.dataset['lit'] = String(rank <= litRanks)
}
