import { create } from 'zustand'
import { weightNames } from '#shared/domain/policy/policy-weights.ts'
import type { PolicyWeights } from '#shared/domain/policy/policy-weights.ts'

/** Weights that were moved and not saved yet, by policy; kept while the program runs, so that one may look elsewhere meanwhile. */
export const useWeightDrafts = create<{ readonly byId: Readonly<Record<string, PolicyWeights>> }>(() => ({ byId: {} }))

/** Keeps moved weights of a policy; those that are as they are saved are no draft. */
export function draftWeights(policyId: string, weights: PolicyWeights, saved: PolicyWeights): void {
  if (sameWeights(weights, saved)) return dropDraft(policyId)
  useWeightDrafts.setState(({ byId }) => ({ byId: { ...byId, [policyId]: weights } }))
}

/** Forgets what was moved of a policy. */
export function dropDraft(policyId: string): void {
  useWeightDrafts.setState(({ byId }) => ({
    byId: Object.fromEntries(Object.entries(byId).filter(([id]) => id !== policyId)),
  }))
}

/** Whether two sets weigh everything alike. */
export function sameWeights(a: PolicyWeights, b: PolicyWeights): boolean {
  return weightNames.every((name) => a[name] === b[name])
}
