import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Says that two requests that look alike are about different things. */
export const requestNotDuplicate = defineCommand({
  name: 'request.notDuplicate',
  args: z.object({ requestId: idSchema, otherRequestId: idSchema }),
  undoable: true,
  reads: ({ requestId, otherRequestId }) => ({
    request: read.byId('requests', requestId),
    other: read.byId('requests', otherRequestId),
    known: read.where('requestDistinctions', 'requestId', [requestId, otherRequestId]),
  }),
  apply: ({ requestId, otherRequestId }, { request, other, known }, context) => {
    if (!request) return refuse(notFound('request', requestId))
    if (!other) return refuse(notFound('request', otherRequestId))
    const pair = new Set([requestId, otherRequestId])
    const said = known.some((one) => pair.has(one.requestId) && pair.has(one.otherRequestId))
    return decide(said ? [] : [insert('requestDistinctions', { id: context.newId(), requestId, otherRequestId })], {
      key: 'history.requestsDistinct',
      values: { number: request.number, otherNumber: other.number },
    })
  },
})
