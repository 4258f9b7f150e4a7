import { z } from 'zod'
import type { Approval } from '../../domain/approval/approval.ts'
import { approvalStateAt } from '../../domain/approval/approval.ts'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput } from '../../kernel/app-error.ts'
import type { Change } from '../change.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { acceptReads, createAcceptJudge } from '../request/accept-judge.ts'
import type { Accepted } from '../request/work-order-of-request.ts'
import { workOrderOfRequest } from '../request/work-order-of-request.ts'
import { serviceLevelReads } from '../service-level-reads.ts'
import { approvedLimitChanges } from '../work-order/set-limit.ts'
import { reasonSchema } from '../text-fields.ts'
import { aboveLimit, rightOf } from './approval-reads.ts'

/** Why a decision was left open. */
export const undecidedReasons = ['notFound', 'decided', 'expired', 'aboveLimit', 'noWorkType', 'subjectGone'] as const
export type UndecidedReason = (typeof undecidedReasons)[number]

/** A decision that was not taken, and why. */
export interface LeftApproval {
  readonly approvalId: string
  /** Number of the request or work order; null when there is none any more. */
  readonly number: number | null
  readonly reason: UndecidedReason
}

/**
 * Approves or rejects what was asked, one or many in one step, each by itself: whoever may not decide one (their limit
 * does not reach, and nobody whose delegate they are has one that does) leaves it open, and it is named. Approving a
 * request makes its work order, approving a limit sets it. A request that is turned down is rejected with the reason.
 */
export const approvalDecide = defineCommand({
  name: 'approval.decide',
  args: z.object({
    approvalIds: z.array(idSchema).min(1).max(5_000),
    decision: z.enum(['approved', 'rejected']),
    /** Needed to reject; kept with the decision. */
    reason: reasonSchema.nullable().default(null),
  }),
  undoable: true,
  reads: ({ approvalIds }) => ({
    approvals: read.byIds('approvals', [...new Set(approvalIds)]),
    ...serviceLevelReads(),
    workTypes: read.all('workTypes'),
    ...acceptReads(),
  }),
  readsThen: (_args, { approvals }) => ({
    requests: read.byIds('requests', subjectsOf(approvals, 'request')),
    workOrders: read.byIds('workOrders', subjectsOf(approvals, 'workOrder')),
  }),
  apply: ({ approvalIds, decision, reason }, rows, context) => {
    if (decision === 'rejected' && reason === null) {
      return refuse(invalidInput('reason', 'Say why it is rejected: who asked will want to know. Nothing was changed.'))
    }
    const { approvals, requests, workOrders, workTypes } = rows
    const requestById = new Map(requests.map((one) => [one.id, one]))
    const workOrderById = new Map(workOrders.map((one) => [one.id, one]))
    const typeById = new Map(workTypes.map((one) => [one.id, one]))
    const judge = createAcceptJudge(rows, context)
    const changes: Change[] = []
    const decided: { readonly approvalId: string; readonly number: number; readonly accepted: Accepted | null }[] = []
    const known = new Set(approvals.map(({ id }) => id))
    const left: LeftApproval[] = [...new Set(approvalIds)]
      .filter((id) => !known.has(id))
      .map((approvalId) => ({ approvalId, number: null, reason: 'notFound' }))
    for (const approval of approvals) {
      const request = requestById.get(approval.subjectId) ?? null
      const workOrder = workOrderById.get(approval.subjectId) ?? null
      const number = request?.number ?? workOrder?.number ?? null
      const leave = (why: UndecidedReason) => left.push({ approvalId: approval.id, number, reason: why })
      const state = approvalStateAt(approval, context.now)
      if (state !== 'pending') {
        leave(state === 'expired' ? 'expired' : 'decided')
        continue
      }
      if (number === null || (request && request.status !== 'awaitingApproval')) {
        leave('subjectGone')
        continue
      }
      const workType = typeById.get(request?.workTypeId ?? '') ?? null
      // A request may have grown since it was asked about: the higher of the two sums is what is approved.
      const estimated = request && workType ? (judge(request, workType, null).amountCents ?? 0) : 0
      const amountCents = Math.max(approval.amountCents, estimated)
      const right = rightOf(amountCents, rows, context)
      if (!right.may) {
        leave('aboveLimit')
        continue
      }
      let accepted: Accepted | null = null
      if (request && decision === 'approved') {
        if (!workType) {
          leave('noWorkType')
          continue
        }
        const made = workOrderOfRequest(request, workType, rows, { amountCents }, context)
        changes.push(...made.changes)
        accepted = made.accepted
      }
      if (request && decision === 'rejected') {
        const set = { status: 'rejected', decisionReason: reason, closedAt: context.now } as const
        changes.push(update('requests', request.id, set))
      }
      if (workOrder && decision === 'approved') changes.push(...approvedLimitChanges(approval, workOrder))
      changes.push(
        update('approvals', approval.id, {
          state: decision,
          decidedBy: context.actor.name,
          decidedById: context.actor.userId,
          onBehalfOfId: right.onBehalfOf?.id ?? null,
          decidedAt: context.now,
          decisionReason: reason,
        }),
      )
      decided.push({ approvalId: approval.id, number, accepted })
    }
    const first = decided[0]
    if (!first) return refuse(refusalOf(approvals, left, rows, context))
    return decide(
      changes,
      {
        key: decided.length === 1 ? 'history.approvalDecided' : 'history.approvalsDecided',
        values: { decision, number: first.number, count: decided.length, left: left.length },
      },
      { decided, left },
    )
  },
})

function subjectsOf(approvals: readonly Approval[], kind: Approval['subjectKind']): string[] {
  return [...new Set(approvals.flatMap(({ subjectKind, subjectId }) => (subjectKind === kind ? subjectId : [])))]
}

/** Why none of them was decided: the reason of the first, with who may instead where it is a matter of limits. */
function refusalOf(
  approvals: readonly Approval[],
  left: readonly LeftApproval[],
  rows: Parameters<typeof rightOf>[1],
  context: Parameters<typeof rightOf>[2],
) {
  const first = left[0]
  const approval = approvals.find(({ id }) => id === first?.approvalId)
  if (first?.reason === 'aboveLimit' && approval) {
    const right = rightOf(approval.amountCents, rows, context)
    const facts = { number: first.number }
    if (!right.may) return aboveLimit(`The decision about ${first.number}`, approval.amountCents, right, facts)
  }
  const message = `None of these ${left.length} decisions can be taken (${first?.reason ?? 'notFound'}). Nothing was changed.`
  return forbiddenByRule('approvals-decidable', message, {
    count: left.length,
    reason: first?.reason ?? 'notFound',
    number: first?.number ?? null,
  })
}
