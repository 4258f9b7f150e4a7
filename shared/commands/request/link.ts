import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { requestLinkKindSchema } from '../../domain/request/request-link.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { reasonSchema } from '../text-fields.ts'

/**
 * Says that two requests belong together without being the same: `related` work, or a `visitAgain` because the earlier
 * one (`otherRequestId`) did not settle it, with the reason why. Linking anew changes what was said before.
 */
export const requestLink = defineCommand({
  name: 'request.link',
  args: z.object({
    requestId: idSchema,
    otherRequestId: idSchema,
    kind: requestLinkKindSchema,
    reason: reasonSchema.nullable().default(null),
  }),
  undoable: true,
  reads: ({ requestId, otherRequestId }) => ({
    request: read.byId('requests', requestId),
    other: read.byId('requests', otherRequestId),
    links: read.where('requestLinks', 'requestId', [requestId, otherRequestId]),
  }),
  apply: ({ requestId, otherRequestId, kind, reason }, { request, other, links }, context) => {
    if (!request) return refuse(notFound('request', requestId))
    if (!other) return refuse(notFound('request', otherRequestId))
    const numbers = { number: request.number, otherNumber: other.number }
    if (requestId === otherRequestId) {
      const message = `Request ${request.number} cannot be linked to itself.`
      return refuse(forbiddenByRule('link-with-itself', message, numbers))
    }
    if (kind === 'visitAgain' && reason === null) {
      return refuse(invalidInput('reason', 'Say why somebody has to go again. Nothing was changed.'))
    }
    const pair = new Set([requestId, otherRequestId])
    const known = links.find((one) => pair.has(one.requestId) && pair.has(one.otherRequestId))
    const linkId = known?.id ?? context.newId()
    const fields = { requestId, otherRequestId, kind, reason: kind === 'visitAgain' ? reason : null } as const
    return decide(
      [known ? update('requestLinks', linkId, fields) : insert('requestLinks', { id: linkId, ...fields })],
      { key: 'history.requestsLinked', values: { ...numbers, kind } },
      { linkId },
    )
  },
})
