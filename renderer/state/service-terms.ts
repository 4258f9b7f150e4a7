import { useMemo } from 'react'
import { create } from 'zustand'
import type { RiskFacts, VisitRisk } from '#shared/domain/schedule/visit-risk.ts'
import { riskOf } from '#shared/domain/schedule/visit-risk.ts'
import type { ClockTerms } from '#shared/domain/sla/clocks.ts'
import { noTerms } from '#shared/domain/sla/clocks.ts'
import { usualDueSoonMinutes } from '#shared/domain/sla/urgency.ts'

/** A service level as a countdown names it. */
export interface NamedTerms extends ClockTerms {
  readonly policyName: string
  /** Null: all time counts. */
  readonly calendarName: string | null
}

/**
 * What every countdown in the window reads: the minute that runs (the backend's, so that a rehearsed day stays in its
 * day) and the office's service levels. One place keeps it current, so that a minute costs each countdown one look.
 */
export interface ServiceTerms {
  /** Start of the minute that runs, UTC ms. */
  readonly minute: number
  readonly levels: ReadonlyMap<string, NamedTerms>
  readonly dueSoonMinutes: number
}

export const useServiceTerms = create<ServiceTerms>(() => ({
  minute: Math.floor(Date.now() / 60_000) * 60_000,
  levels: new Map(),
  dueSoonMinutes: usualDueSoonMinutes,
}))

/** The terms of a service level; those of none where it is not known. */
export function termsIn({ levels }: Pick<ServiceTerms, 'levels'>, policyId: string | null): ClockTerms {
  return levels.get(policyId ?? '') ?? noTerms
}

/** The judge of visits that backend and screens share; another one once service levels change. */
export function useRiskJudge(): (facts: RiskFacts, now: number) => VisitRisk | null {
  const levels = useServiceTerms((state) => state.levels)
  const dueSoonMinutes = useServiceTerms((state) => state.dueSoonMinutes)
  return useMemo(
    () => (facts, now) => riskOf(facts, termsIn({ levels }, facts.clock.slaPolicyId), now, dueSoonMinutes),
    [levels, dueSoonMinutes],
  )
}
