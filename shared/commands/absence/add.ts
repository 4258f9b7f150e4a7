import { z } from 'zod'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { reasonSchema } from '../text-fields.ts'

/** Writes down that a technician is away. Visits placed there stay; the board shows them as broken. */
export const absenceAdd = defineCommand({
  name: 'absence.add',
  args: z
    .object({ technicianId: idSchema, startsAt: instantSchema, endsAt: instantSchema, reason: reasonSchema })
    .refine(({ startsAt, endsAt }) => startsAt < endsAt, { message: 'ends before it starts', path: ['endsAt'] }),
  undoable: true,
  reads: ({ technicianId }) => ({ technician: read.byId('technicians', technicianId) }),
  apply: (args, { technician }, context) => {
    if (!technician) return refuse(notFound('technician', args.technicianId))
    const absenceId = context.newId()
    const summary = { key: 'history.absenceAdded', values: { code: technician.code, reason: args.reason } }
    return decide([insert('absences', { id: absenceId, ...args })], summary, { absenceId })
  },
})
