import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Takes a certificate away that was entered by mistake. One that ran out is better kept: it says what was held when. */
export const certificateRemove = defineCommand({
  name: 'certificate.remove',
  args: z.object({ certificateId: idSchema }),
  undoable: true,
  reads: ({ certificateId }) => ({ certificate: read.byId('certificates', certificateId) }),
  readsThen: (_args, { certificate }) => ({
    technician: read.byId('technicians', certificate?.technicianId ?? null),
  }),
  apply: ({ certificateId }, { certificate, technician }) => {
    if (!certificate) return refuse(notFound('certificate', certificateId))
    const values = { code: technician?.code ?? '', name: certificate.name }
    return decide([remove('certificates', certificateId)], { key: 'history.certificateRemoved', values })
  },
})
