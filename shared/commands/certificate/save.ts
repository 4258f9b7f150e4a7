import { z } from 'zod'
import { daySchema, idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Adds a certificate of a technician, or changes one: mostly the new expiry date after a renewal. */
export const certificateSave = defineCommand({
  name: 'certificate.save',
  args: z
    .object({
      certificateId: idSchema.nullable().default(null),
      technicianId: idSchema,
      name: z.string().trim().min(1).max(200),
      number: z.string().trim().max(100).nullable().default(null),
      issuedOn: daySchema.nullable().default(null),
      expiresOn: daySchema.nullable().default(null),
    })
    .refine(({ issuedOn, expiresOn }) => !issuedOn || !expiresOn || issuedOn <= expiresOn, {
      message: 'expires before it was issued',
      path: ['expiresOn'],
    }),
  undoable: true,
  reads: ({ certificateId, technicianId }) => ({
    technician: read.byId('technicians', technicianId),
    current: read.byId('certificates', certificateId),
  }),
  apply: ({ certificateId, ...fields }, { technician, current }, context) => {
    if (!technician) return refuse(notFound('technician', fields.technicianId))
    if (certificateId && !current) return refuse(notFound('certificate', certificateId))
    const id = current?.id ?? context.newId()
    const change = current ? update('certificates', id, fields) : insert('certificates', { id, ...fields })
    const values = { code: technician.code, name: fields.name }
    return decide([change], { key: 'history.certificateSaved', values }, { certificateId: id })
  },
})
