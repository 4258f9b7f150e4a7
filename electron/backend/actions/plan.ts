import { planAccept, planDiscard, planStart } from '#shared/actions/plan.ts'
import { ok } from '#shared/kernel/result.ts'
import { performs } from '../handler.ts'
import { acceptPlan } from '../planning/proposal/accept-plan.ts'
import { startPlan } from '../planning/proposal/start-plan.ts'

/** Plans that are proposed, and accepted as a whole or in part. */
export const planActions = [
  performs(planStart, startPlan),
  performs(planAccept, ({ planId, visitIds }, context) =>
    context.gate.inTurn(() => acceptPlan(context, planId, visitIds)),
  ),
  performs(planDiscard, ({ planId }, context) => {
    context.plans.discard(planId)
    return ok({})
  }),
]
