import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import type { RequestStatus } from '../../domain/request/request.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

const reopenable: readonly RequestStatus[] = ['rejected', 'resolved', 'merged']

/**
 * Brings a rejected, resolved or merged request back to the inbox, when that turns out to be wrong later than Undo
 * reaches. One taken out of a merge is a request of its own again; what the other took over from it stays there.
 */
export const requestReopen = defineCommand({
  name: 'request.reopen',
  args: z.object({ requestId: idSchema }),
  undoable: true,
  reads: ({ requestId }) => ({ request: read.byId('requests', requestId) }),
  apply: ({ requestId }, { request }) => {
    if (!request) return refuse(notFound('request', requestId))
    const { number, status } = request
    if (!reopenable.includes(status)) {
      const message = `Request ${number} is ${status}; only a rejected, resolved or merged one comes back to the inbox.`
      return refuse(forbiddenByRule('request-reopenable', message, { number, status }))
    }
    const back = { status: 'new', decisionReason: null, closedAt: null, mergedIntoId: null } as const
    const unresolved = status === 'resolved' ? { resolvedHow: null, closingNote: null } : {}
    return decide([update('requests', requestId, { ...back, ...unresolved })], {
      key: 'history.requestReopened',
      values: { number },
    })
  },
})
