import type { MatchReason } from '#shared/domain/visit/match-reason.ts'
import type { MatchCandidate, MatchRanking } from '#shared/queries/match.ts'

/** What is kept of the ranking when a visit is placed on one of its candidates. */
export function matchReasonOf(candidate: MatchCandidate, ranking: MatchRanking): MatchReason {
  const { possible, refusals, candidates, policyId } = ranking
  const { extraTravelMinutes, terms } = candidate
  return {
    rank: candidates.indexOf(candidate) + 1,
    of: possible,
    refused: refusals.length,
    policyId,
    extraTravelMinutes,
    terms,
  }
}
