import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Takes the link between two requests away; both stay as they are. */
export const requestUnlink = defineCommand({
  name: 'request.unlink',
  args: z.object({ linkId: idSchema }),
  undoable: true,
  reads: ({ linkId }) => ({ link: read.byId('requestLinks', linkId) }),
  readsThen: (_args, { link }) => ({
    request: read.byId('requests', link?.requestId ?? null),
    other: read.byId('requests', link?.otherRequestId ?? null),
  }),
  apply: ({ linkId }, { link, request, other }) => {
    if (!link) return refuse(notFound('link', linkId))
    return decide([remove('requestLinks', linkId)], {
      key: 'history.requestsUnlinked',
      values: { number: request?.number ?? 0, otherNumber: other?.number ?? 0 },
    })
  },
})
