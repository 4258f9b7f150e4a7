import { z } from 'zod'
import { resolutionWaySchema } from '../../domain/request/resolution.ts'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/**
 * Settles requests from the desk, without a visit: how, and in words what was said or done. They count as answered at
 * this instant; what was asked about their cost is withdrawn. Those decided already are named and left.
 */
export const requestResolve = defineCommand({
  name: 'request.resolve',
  args: z.object({
    requestIds: z.array(idSchema).min(1).max(5_000),
    how: resolutionWaySchema,
    /** What was said or done; needed where `how` is `other`. */
    note: z.string().trim().max(5_000).default(''),
  }),
  undoable: true,
  reads: ({ requestIds }) => ({
    requests: read.byIds('requests', [...new Set(requestIds)]),
    approvals: read.where('approvals', 'subjectId', [...new Set(requestIds)]),
  }),
  apply: ({ requestIds, how, note }, { requests, approvals }, context) => {
    if (how === 'other' && note === '') {
      return refuse(invalidInput('note', 'Say how it was settled, in a few words. Nothing was changed.'))
    }
    const open = requests.filter(({ status }) => status === 'new' || status === 'awaitingApproval')
    const first = open[0]
    if (!first) {
      const decided = requests[0]
      const message = decided
        ? `Request ${decided.number} is ${decided.status} already; only one that waits can be resolved. Nothing was changed.`
        : 'There is no such request.'
      const facts = { number: decided?.number ?? null, status: decided?.status ?? null, count: requestIds.length }
      return refuse(forbiddenByRule('request-resolvable', message, facts))
    }
    const ids = new Set(open.map(({ id }) => id))
    const asked = approvals.filter((one) => one.state === 'pending' && ids.has(one.subjectId))
    const withdrawn = {
      state: 'withdrawn',
      decidedAt: context.now,
      decidedBy: context.actor.name,
      decidedById: context.actor.userId,
    } as const
    return decide(
      [
        ...open.map(({ id }) =>
          update('requests', id, {
            status: 'resolved',
            resolvedHow: how,
            closingNote: note === '' ? null : note,
            closedAt: context.now,
          }),
        ),
        ...asked.map(({ id }) => update('approvals', id, withdrawn)),
      ],
      {
        key: open.length === 1 ? 'history.requestResolved' : 'history.requestsResolved',
        values: { number: first.number, count: open.length, how },
      },
      { resolved: [...ids], left: requests.filter(({ id }) => !ids.has(id)).map(({ id }) => id) },
    )
  },
})
