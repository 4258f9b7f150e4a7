import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { reasonSchema } from '../text-fields.ts'

/** Takes back what was asked, before or after it expired. A request that waited for it is new again. */
export const approvalWithdraw = defineCommand({
  name: 'approval.withdraw',
  args: z.object({ approvalId: idSchema, reason: reasonSchema.nullable().default(null) }),
  undoable: true,
  reads: ({ approvalId }) => ({ approval: read.byId('approvals', approvalId) }),
  readsThen: (_args, { approval }) => ({
    request: read.byId('requests', approval?.subjectKind === 'request' ? approval.subjectId : null),
    workOrder: read.byId('workOrders', approval?.subjectKind === 'workOrder' ? approval.subjectId : null),
  }),
  apply: ({ approvalId, reason }, { approval, request, workOrder }, context) => {
    if (!approval) return refuse(notFound('approval', approvalId))
    const number = request?.number ?? workOrder?.number ?? 0
    if (approval.state !== 'pending') {
      const message = `That was ${approval.state} already and cannot be withdrawn.`
      return refuse(forbiddenByRule('approval-decided', message, { number, state: approval.state }))
    }
    const changes = [
      update('approvals', approvalId, {
        state: 'withdrawn',
        decidedAt: context.now,
        decidedBy: context.actor.name,
        decidedById: context.actor.userId,
        decisionReason: reason,
      }),
    ]
    if (request?.status === 'awaitingApproval') changes.push(update('requests', request.id, { status: 'new' }))
    return decide(changes, {
      key: 'history.approvalWithdrawn',
      values: { subject: approval.subjectKind, number, kind: approval.kind },
    })
  },
})
