import { z } from 'zod'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { turnRefusal } from './clash.ts'

/** Puts a technician on call for a territory (or for all of them) from one instant to another, or changes such a turn. */
export const onCallSave = defineCommand({
  name: 'onCall.save',
  args: z
    .object({
      onCallId: idSchema.nullable().default(null),
      technicianId: idSchema,
      territoryId: idSchema.nullable(),
      startsAt: instantSchema,
      endsAt: instantSchema,
      note: z.string().trim().max(500).nullable().default(null),
    })
    .refine(({ startsAt, endsAt }) => startsAt < endsAt, { message: 'ends before it starts', path: ['endsAt'] }),
  undoable: true,
  reads: ({ onCallId, technicianId, territoryId }) => ({
    current: read.byId('onCalls', onCallId),
    technician: read.byId('technicians', technicianId),
    territory: read.byId('territories', territoryId),
    turns: read.where('onCalls', 'technicianId', [technicianId]),
  }),
  apply: ({ onCallId, ...fields }, { current, technician, territory, turns }, context) => {
    if (onCallId !== null && !current) return refuse(notFound('on-call turn', onCallId))
    if (!technician) return refuse(notFound('technician', fields.technicianId))
    if (fields.territoryId !== null && !territory) return refuse(notFound('territory', fields.territoryId))
    const twice = turnRefusal(fields, onCallId, turns, technician.code, context.officeZone)
    if (twice) return refuse(twice)
    const id = current?.id ?? context.newId()
    const change = current ? update('onCalls', id, fields) : insert('onCalls', { id, ...fields })
    const values = { code: technician.code, territory: territory?.name ?? '', everywhere: String(territory === null) }
    return decide([change], { key: 'history.onCallSaved', values }, { onCallId: id })
  },
})
