import type { MatchCrew } from '#shared/queries/match.ts'
import { signedMinutes } from '../lib/format.ts'
import { t } from '../lib/messages.ts'

/** Who goes along: "With BOB +4 min" for those on the visit, "could go along: EVE +9 min, ANA +12 min" for those who are free. */
export function crewText({ needed, assigned, wanted, free }: MatchCrew): string {
  const names = (people: MatchCrew['free']) =>
    people.map(({ code, extraTravelMinutes }) => `${code} ${signedMinutes(extraTravelMinutes)}`).join(', ')
  return [
    t('match.crewNeeded', { needed }),
    ...(assigned.length > 0 ? [t('match.crewWith', { names: names(assigned) })] : []),
    ...(wanted > 0 ? [t('match.crewFree', { wanted, names: names(free) })] : []),
  ].join(' · ')
}
