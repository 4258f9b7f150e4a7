import { z } from 'zod'
import {
  approvalDays,
  approvalKindSchema,
  approvalStateAt,
  approvalSubjectSchema,
} from '../../domain/approval/approval.ts'
import type { Approval } from '../../domain/approval/approval.ts'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { dayMs } from '../../kernel/zone.ts'
import type { Change } from '../change.ts'
import { insert, update } from '../change.ts'
import type { CommandContext } from '../command.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { reasonSchema } from '../text-fields.ts'

/** What is asked of somebody with a higher limit. */
export interface AskedApproval {
  readonly subjectKind: Approval['subjectKind']
  readonly subjectId: string
  readonly kind: Approval['kind']
  readonly amountCents: number
  readonly reason: string
  readonly expiresAt?: number | null | undefined
}

/**
 * The changes that ask for a decision. An earlier question that ran out is closed by it; the caller has seen to it that
 * none is open. For commands that meet a limit themselves (accepting, passing a not-to-exceed amount).
 */
export function askChanges(asked: AskedApproval, earlier: readonly Approval[], context: CommandContext) {
  const approvalId = context.newId()
  const { expiresAt = context.now + approvalDays * dayMs, ...fields } = asked
  const ranOut = earlier.filter(
    (one) => one.kind === asked.kind && one.state === 'pending' && approvalStateAt(one, context.now) === 'expired',
  )
  const changes: Change[] = [
    ...ranOut.map(({ id }) => update('approvals', id, { state: 'expired' })),
    insert('approvals', {
      id: approvalId,
      ...fields,
      state: 'pending',
      requestedBy: context.actor.name,
      requestedAt: context.now,
      expiresAt,
    }),
  ]
  return { approvalId, changes }
}

/** The decision of this kind that is still open about a subject, or null. */
export function openApproval(approvals: readonly Approval[], kind: Approval['kind'], now: number): Approval | null {
  return approvals.find((one) => one.kind === kind && approvalStateAt(one, now) === 'pending') ?? null
}

/**
 * Asks somebody with a higher limit to decide about money: `limit`, a higher not-to-exceed amount of a work order
 * (`amountCents` is the new limit, which approving sets), or `quote`, an offer to its customer. Accepting a request asks
 * by itself (`request.accept`).
 */
export const approvalAsk = defineCommand({
  name: 'approval.ask',
  args: z.object({
    subjectKind: approvalSubjectSchema,
    subjectId: idSchema,
    kind: approvalKindSchema,
    amountCents: z.int().nonnegative(),
    reason: reasonSchema,
    /** When nobody needs to decide any more; left out: in two weeks. Null: never. */
    expiresAt: instantSchema.nullable().optional(),
  }),
  undoable: true,
  reads: ({ subjectKind, subjectId }) => ({
    request: read.byId('requests', subjectKind === 'request' ? subjectId : null),
    workOrder: read.byId('workOrders', subjectKind === 'workOrder' ? subjectId : null),
    earlier: read.where('approvals', 'subjectId', [subjectId]),
  }),
  apply: (args, { request, workOrder, earlier }, context) => {
    const subject = request ?? workOrder
    if (!subject) return refuse(notFound(args.subjectKind === 'request' ? 'request' : 'work order', args.subjectId))
    if ((args.kind === 'accept') !== (args.subjectKind === 'request')) {
      return refuse(
        invalidInput('kind', 'Requests are asked about with "accept", work orders with "limit" or "quote".'),
      )
    }
    if (args.expiresAt != null && args.expiresAt <= context.now) {
      return refuse(invalidInput('expiresAt', 'The decision would have expired already. Choose a later time.'))
    }
    const facts = { number: subject.number, kind: args.kind }
    if (openApproval(earlier, args.kind, context.now)) {
      const message = `A decision about ${args.subjectKind} ${subject.number} is open already. Withdraw it before asking anew.`
      return refuse(forbiddenByRule('approval-open', message, facts))
    }
    if (request && request.status !== 'new' && request.status !== 'awaitingApproval') {
      const message = `Request ${request.number} is ${request.status} already; only a new request can be asked about.`
      return refuse(forbiddenByRule('approval-subject-decided', message, facts))
    }
    const { approvalId, changes } = askChanges(args, earlier, context)
    if (request) {
      changes.push(update('requests', request.id, { status: 'awaitingApproval', estimateCents: args.amountCents }))
    }
    return decide(
      changes,
      { key: 'history.approvalAsked', values: { subject: args.subjectKind, number: subject.number, kind: args.kind } },
      { approvalId },
    )
  },
})
