import type { MatchRefusal } from '#shared/queries/match.ts'
import { reasonText, violationText } from '../lib/error-text.ts'

/** Why somebody cannot take a visit: the first rule in the way, with its numbers. */
export function refusalText({ reason, saidBy }: Pick<MatchRefusal, 'reason' | 'saidBy'>): string {
  return saidBy === 'board' ? violationText(reason) : reasonText(`match.not-${reason.rule}`, reason.facts)
}
