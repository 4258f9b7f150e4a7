import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { changedSince } from '../changed-since.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { missingReference } from '../missing-reference.ts'
import { read } from '../read.ts'
import { codeTaken, ratesRefused, technicianFieldsSchema, wholeHome } from './technician-fields.ts'

/** Sets fields of a technician; their rates only by somebody who may edit costs. Whether they still work here is `technician.setActive`. */
export const technicianEdit = defineCommand({
  name: 'technician.edit',
  args: z.object({
    technicianId: idSchema,
    set: technicianFieldsSchema
      .partial()
      .refine(wholeHome, { message: 'both coordinates or none', path: ['homeLatitude'] }),
    was: z.record(z.string(), z.json()).optional(),
  }),
  undoable: true,
  reads: ({ technicianId, set }) => ({
    technician: read.byId('technicians', technicianId),
    technicians: set.code === undefined ? read.byIds('technicians', []) : read.all('technicians'),
    territory: read.byId('territories', set.territoryId ?? null),
  }),
  apply: ({ technicianId, set, was }, { technician, technicians, territory }, { actor }) => {
    if (!technician) return refuse(notFound('technician', technicianId))
    const refusal =
      ratesRefused(set, actor) ?? codeTaken(set.code, technicianId, technicians) ?? missingReference(set, { territory })
    if (refusal) return refuse(refusal)
    const conflict = changedSince('technician', technician, { was })
    if (conflict) return refuse(conflict)
    return decide([update('technicians', technicianId, givenFields(set))], {
      key: 'history.technicianEdited',
      values: { code: technician.code, field: Object.keys(set).join(',') },
    })
  },
})
