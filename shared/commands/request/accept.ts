import { z } from 'zod'
import { acceptObstacle } from '../../domain/request/acceptance.ts'
import { prioritySchema } from '../../domain/record/priority.ts'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { aboveLimit } from '../approval/approval-reads.ts'
import { askChanges } from '../approval/ask.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { read } from '../read.ts'
import { serviceLevelReads } from '../service-level-reads.ts'
import { reasonSchema } from '../text-fields.ts'
import { acceptReads, createAcceptJudge } from './accept-judge.ts'
import { acceptRefusal } from './accept-refusal.ts'
import type { Accepted } from './work-order-of-request.ts'
import { workOrderOfRequest } from './work-order-of-request.ts'

/** What became of a request: a work order, or a question to somebody with a higher limit. */
export type AcceptOutcome =
  | ({ readonly outcome: 'accepted' } & Accepted)
  | { readonly outcome: 'asked'; readonly requestId: string; readonly approvalId: string; readonly amountCents: number }

/**
 * Accepts one request: it becomes a work order with its first visit (none for desk work). Where its estimate is above
 * the limit of who accepts, it is refused; with `ask` it waits for approval instead, and what was chosen here is kept.
 */
export const requestAccept = defineCommand({
  name: 'request.accept',
  args: z.object({
    requestId: idSchema,
    /** The kind of work, where the request does not say or says it wrongly. */
    workTypeId: idSchema.optional(),
    priority: prioritySchema.optional(),
    durationMinutes: z.int().min(1).max(14_400).optional(),
    resolveBy: instantSchema.nullable().optional(),
    /** Asks somebody with a higher limit, should the limit not reach: why it is worth it. */
    ask: z.object({ reason: reasonSchema, expiresAt: instantSchema.nullable().optional() }).optional(),
  }),
  undoable: true,
  reads: ({ requestId }) => ({
    request: read.byId('requests', requestId),
    ...serviceLevelReads(),
    earlier: read.where('approvals', 'subjectId', [requestId]),
    ...acceptReads(),
  }),
  readsThen: ({ workTypeId }, { request }) => ({
    workType: read.byId('workTypes', workTypeId ?? request?.workTypeId ?? null),
    site: read.byId('sites', request?.siteId ?? null),
  }),
  apply: ({ requestId, ask, ...choices }, { request, workType, site, earlier, ...rows }, context) => {
    if (!request) return refuse(notFound('request', requestId))
    const obstacle = acceptObstacle(request, workType)
    if (obstacle || !workType) return refuse(acceptRefusal(request, obstacle ?? 'noWorkType'))
    const { number } = request
    const { amountCents, right } = createAcceptJudge(rows, context)(request, workType, site, choices.durationMinutes)
    if (!right.may && amountCents !== null) {
      if (!ask) return refuse(aboveLimit(`Request ${number}`, amountCents, right, { number }))
      const question = { subjectKind: 'request', subjectId: requestId, kind: 'accept', amountCents, ...ask } as const
      const asked = askChanges(question, earlier, context)
      const promised = choices.resolveBy === undefined ? {} : { resolveByPromised: true }
      const asks = { status: 'awaitingApproval', estimateCents: amountCents } as const
      const set = { ...givenFields(choices), ...promised, ...asks }
      return decide(
        [...asked.changes, update('requests', requestId, set)],
        { key: 'history.approvalAsked', values: { subject: 'request', number, kind: 'accept' } },
        { outcome: 'asked', requestId, approvalId: asked.approvalId, amountCents } as AcceptOutcome,
      )
    }
    const { changes, accepted } = workOrderOfRequest(request, workType, rows, { ...choices, amountCents }, context)
    return decide(
      changes,
      { key: 'history.requestAccepted', values: { number, workOrderNumber: accepted.workOrderNumber } },
      { outcome: 'accepted', ...accepted } as AcceptOutcome,
    )
  },
})
