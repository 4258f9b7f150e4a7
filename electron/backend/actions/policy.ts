import { policyRehearse } from '#shared/actions/policy.ts'
import { ok } from '#shared/kernel/result.ts'
import { performs } from '../handler.ts'
import { rehearsalPlan, rehearse } from '../planning/rehearsal/rehearse.ts'

/** What policies would have done. */
export const policyActions = [
  performs(policyRehearse, (task, context) => {
    // What cannot be rehearsed is said at once, not by a job that fails.
    const plan = rehearsalPlan(context, task)
    if (!plan.ok) return plan
    return ok(
      context.jobs.start('rehearsal', ({ signal, progress }) =>
        rehearse(context, task, { signal, onProgress: (done, total) => progress(done, total) }),
      ),
    )
  }),
]
