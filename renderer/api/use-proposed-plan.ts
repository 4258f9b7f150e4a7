import { planProposed } from '#shared/queries/plan.ts'
import type { ProposedPlan } from '#shared/queries/plan.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { useQueryOf } from './use-query-of.ts'
import type { CallError } from './use-query-of.ts'

/** The last plan that was made and is neither wholly accepted nor discarded; null when there is none. */
export function useProposedPlan(): UseQueryResult<ProposedPlan | null, CallError> {
  return useQueryOf(planProposed, {})
}
