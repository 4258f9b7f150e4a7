import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/**
 * Takes files off their records. A checklist item that was answered with one is open again, keeping its comment. The
 * contents stay until long after nothing refers to them, so that Undo brings everything back.
 */
export const attachmentRemove = defineCommand({
  name: 'attachment.remove',
  args: z.object({ attachmentIds: z.array(idSchema).min(1).max(500) }),
  undoable: true,
  reads: ({ attachmentIds }) => ({
    attachments: read.byIds('attachments', attachmentIds),
    answers: read.where('checklistAnswers', 'attachmentId', attachmentIds),
  }),
  apply: ({ attachmentIds }, { attachments, answers }) => {
    const missing = attachmentIds.find((id) => !attachments.some((one) => one.id === id))
    if (missing !== undefined) return refuse(notFound('file', missing))
    const changes = [
      ...answers.map(({ id }) => update('checklistAnswers', id, { attachmentId: null })),
      ...attachments.map(({ id }) => remove('attachments', id)),
    ]
    const values = { count: attachments.length, name: attachments[0]!.name }
    return decide(changes, { key: 'history.filesRemoved', values })
  },
})
