import { z } from 'zod'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { reasonSchema } from '../text-fields.ts'

/** Changes when or why a technician is away. Visits placed there stay; the board shows them as broken. */
export const absenceEdit = defineCommand({
  name: 'absence.edit',
  args: z
    .object({ absenceId: idSchema, startsAt: instantSchema, endsAt: instantSchema, reason: reasonSchema })
    .refine(({ startsAt, endsAt }) => startsAt < endsAt, { message: 'ends before it starts', path: ['endsAt'] }),
  undoable: true,
  reads: ({ absenceId }) => ({ absence: read.byId('absences', absenceId) }),
  readsThen: (_args, { absence }) => ({ technician: read.byId('technicians', absence?.technicianId ?? null) }),
  apply: ({ absenceId, ...fields }, { absence, technician }) => {
    if (!absence) return refuse(notFound('absence', absenceId))
    const values = { code: technician?.code ?? '', reason: fields.reason }
    return decide([update('absences', absenceId, fields)], { key: 'history.absenceEdited', values })
  },
})
