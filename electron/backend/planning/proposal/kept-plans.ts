import type { Proposal } from './proposal.ts'

/** More plans than this are not kept: the oldest goes. */
const mostKept = 6

/** The plans somebody may still accept, until the program ends. */
export interface KeptPlans {
  keep(proposal: Proposal): void
  /** The plan with this id; without one, the last that was made. Null when it is gone. */
  find(planId?: string): Proposal | null
  /** Forgets a plan; one that is gone already is no fault. */
  discard(planId: string): void
}

/** Keeps a handful of plans in memory. */
export function createKeptPlans(): KeptPlans {
  const kept: Proposal[] = []
  return {
    keep(proposal) {
      kept.push(proposal)
      if (kept.length > mostKept) kept.shift()
    },
    find: (planId) => (planId === undefined ? kept.at(-1) : kept.find(({ id }) => id === planId)) ?? null,
    discard(planId) {
      const at = kept.findIndex(({ id }) => id === planId)
      if (at >= 0) kept.splice(at, 1)
    },
  }
}
