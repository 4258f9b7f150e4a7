import { z } from 'zod'
import { longestName, storedName } from '../../domain/attachment/file-name.ts'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { read } from '../read.ts'
import { captionSchema } from './record.ts'

/** Names a file anew or says what it shows. Its content never changes. */
export const attachmentEdit = defineCommand({
  name: 'attachment.edit',
  args: z.object({
    attachmentId: idSchema,
    set: z
      .object({
        name: z.string().trim().min(1, 'a name is needed').max(longestName),
        caption: captionSchema.nullable(),
      })
      .partial(),
  }),
  undoable: true,
  reads: ({ attachmentId }) => ({ attachment: read.byId('attachments', attachmentId) }),
  apply: ({ attachmentId, set }, { attachment }) => {
    if (!attachment) return refuse(notFound('file', attachmentId))
    const fields = givenFields({
      caption: set.caption === undefined ? undefined : set.caption || null,
      name: set.name === undefined ? undefined : storedName(set.name),
    })
    const summary = { key: 'history.fileEdited', values: { name: attachment.name } }
    return decide([update('attachments', attachmentId, fields)], summary)
  },
})
