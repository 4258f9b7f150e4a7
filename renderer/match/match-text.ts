import type { MatchReason } from '#shared/domain/visit/match-reason.ts'
import { formatNumber, signedMinutes } from '../lib/format.ts'
import { t } from '../lib/messages.ts'

/** Why a visit was placed where it is, as the timeline tells it: "Match 1 of 14, +12 min driving: Driving 12, Fuller day 3". */
export function matchText({ rank, of, extraTravelMinutes, terms }: MatchReason): string {
  const costs = terms.map(({ name, minutes }) => `${t(`match.term-${name}`)} ${formatNumber(Math.round(minutes))}`)
  return t('match.kept', { rank, of, extra: signedMinutes(extraTravelMinutes), terms: costs.join(', ') })
}
