import type { RiskFacts, VisitRisk } from '#shared/domain/schedule/visit-risk.ts'
import { riskOf } from '#shared/domain/schedule/visit-risk.ts'
import type { ClockTerms } from '#shared/domain/sla/clocks.ts'
import { termsOf } from '#shared/domain/sla/service-levels.ts'
import type { RecordStore } from '../../store/record-store.ts'
import { dueSoonMinutesOf } from './due-soon-minutes.ts'

/** Judges visits by the office's service levels as they were when it was made. */
export type RiskJudge = (facts: RiskFacts, now: number) => VisitRisk | null

/** The terms of each service level, looked up once. */
export function createTerms(records: RecordStore): (policyId: string | null) => ClockTerms {
  const levels = { policies: records.all('slaPolicies'), calendars: records.all('businessCalendars') }
  const known = new Map<string | null, ClockTerms>()
  return (policyId) => {
    let terms = known.get(policyId)
    if (!terms) known.set(policyId, (terms = termsOf(levels, policyId)))
    return terms
  }
}

/** Makes a judge of visits: board, map and Today say "at risk" by the same one. */
export function createRiskJudge(records: RecordStore): RiskJudge {
  const termsOfPolicy = createTerms(records)
  const dueSoonMinutes = dueSoonMinutesOf(records)
  return (facts, now) => riskOf(facts, termsOfPolicy(facts.clock.slaPolicyId), now, dueSoonMinutes)
}
