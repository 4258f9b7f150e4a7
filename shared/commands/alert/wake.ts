import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Ends a snooze: the alert counts again. */
export const alertWake = defineCommand({
  name: 'alert.wake',
  args: z.object({ subjectId: idSchema, code: z.string().min(1).max(100) }),
  undoable: true,
  reads: ({ subjectId }) => ({ snoozes: read.where('alertSnoozes', 'subjectId', [subjectId]) }),
  apply: ({ subjectId, code }, { snoozes }) => {
    const snooze = snoozes.find((one) => one.code === code)
    if (!snooze) return refuse(notFound('snoozed alert', `${subjectId} ${code}`))
    return decide([remove('alertSnoozes', snooze.id)], {
      key: 'history.alertWoken',
      values: { owner: snooze.ownerName },
    })
  },
})
