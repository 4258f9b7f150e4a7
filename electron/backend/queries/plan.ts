import { planProposed } from '#shared/queries/plan.ts'
import type { ProposedPlan } from '#shared/queries/plan.ts'
import type { BackendContext } from '../context.ts'
import { answers } from '../handler.ts'
import { statesOf } from '../planning/proposal/states-of.ts'

/** The plans that are proposed. */
export const planQueries = [answers(planProposed, ({ planId }, context) => proposedPlan(context, planId))]

/** A kept plan with what has become of its changes; null when it is gone, or all of it has been accepted. */
function proposedPlan(context: BackendContext, planId: string | undefined): ProposedPlan | null {
  const proposal = context.plans.find(planId)
  if (!proposal) return null
  const states = statesOf(context, proposal)
  if (states.size > 0 && [...states.values()].every((state) => state === 'accepted')) return null
  return {
    ...proposal,
    changes: proposal.changes.map(({ wanted }) => ({ ...wanted, state: states.get(wanted.visitId)! })),
  }
}
