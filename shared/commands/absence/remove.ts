import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Takes an absence back: the technician is there after all. */
export const absenceRemove = defineCommand({
  name: 'absence.remove',
  args: z.object({ absenceId: idSchema }),
  undoable: true,
  reads: ({ absenceId }) => ({ absence: read.byId('absences', absenceId) }),
  readsThen: (_args, { absence }) => ({ technician: read.byId('technicians', absence?.technicianId ?? null) }),
  apply: ({ absenceId }, { absence, technician }) => {
    if (!absence) return refuse(notFound('absence', absenceId))
    const values = { code: technician?.code ?? '', reason: absence.reason }
    return decide([remove('absences', absenceId)], { key: 'history.absenceRemoved', values })
  },
})
