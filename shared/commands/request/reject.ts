import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { reasonSchema } from '../text-fields.ts'

/** Ends requests without work, with the reason that the reporter is told. One step, however many. */
export const requestReject = defineCommand({
  name: 'request.reject',
  args: z.object({ requestIds: z.array(idSchema).min(1).max(20_000), reason: reasonSchema }),
  undoable: true,
  reads: ({ requestIds }) => ({ requests: read.byIds('requests', [...new Set(requestIds)]) }),
  apply: ({ requestIds, reason }, { requests }, { now }) => {
    const open = requests.filter(({ status }) => status === 'new')
    const first = open[0]
    if (!first) {
      const decided = requests[0]
      const message = decided
        ? `Request ${decided.number} is ${decided.status} already; only a new request can be rejected.`
        : 'There is no such request.'
      const facts = { number: decided?.number ?? null, status: decided?.status ?? null, count: requestIds.length }
      return refuse(forbiddenByRule('request-rejectable', message, facts))
    }
    return decide(
      open.map(({ id }) => update('requests', id, { status: 'rejected', decisionReason: reason, closedAt: now })),
      {
        key: open.length === 1 ? 'history.requestRejected' : 'history.requestsRejected',
        values: { number: first.number, count: open.length, reason },
      },
      { rejected: open.map(({ id }) => id), left: requests.filter((one) => !open.includes(one)).map(({ id }) => id) },
    )
  },
})
