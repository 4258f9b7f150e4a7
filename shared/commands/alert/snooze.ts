import { z } from 'zod'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { invalidInput } from '../../kernel/app-error.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Takes an alert on: it is quiet until then, and everybody sees whose it is. A graver alert of the same record rings again. */
export const alertSnooze = defineCommand({
  name: 'alert.snooze',
  args: z.object({
    subjectId: idSchema,
    code: z.string().min(1).max(100),
    until: instantSchema,
    /** Left out: whoever does it. */
    ownerName: z.string().trim().min(1).max(200).optional(),
    /** Number of the record, for the history. */
    number: z.int().nullable().default(null),
  }),
  undoable: true,
  reads: ({ subjectId }) => ({ snoozes: read.where('alertSnoozes', 'subjectId', [subjectId]) }),
  apply: ({ subjectId, code, until, ownerName, number }, { snoozes }, context) => {
    if (until <= context.now) return refuse(invalidInput('until', 'Choose a time that is still to come.'))
    const owner = ownerName ?? context.actor.name
    const stored = snoozes.find((snooze) => snooze.code === code)
    const fields = { until, ownerName: owner }
    const change = stored
      ? update('alertSnoozes', stored.id, fields)
      : insert('alertSnoozes', { id: context.newId(), subjectId, code, ...fields })
    return decide([change], { key: 'history.alertSnoozed', values: { owner, number: number ?? 0 } })
  },
})
