import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { changedSince } from '../changed-since.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { missingReference } from '../missing-reference.ts'
import { read } from '../read.ts'

/** Sets fields of a technician. One who leaves is set inactive: the visits of the past keep their name. */
export const technicianEdit = defineCommand({
  name: 'technician.edit',
  args: z.object({
    technicianId: idSchema,
    set: z
      .object({
        code: z.string().trim().min(1).max(50),
        name: z.string().trim().min(1).max(200),
        team: z.string().trim().max(200).nullable(),
        phone: z.string().trim().max(50).nullable(),
        territoryId: idSchema.nullable(),
        costPerHour: z.number().nonnegative().max(100_000).nullable(),
        active: z.boolean(),
      })
      .partial(),
    was: z.record(z.string(), z.json()).optional(),
  }),
  undoable: true,
  reads: ({ technicianId, set }) => ({
    technician: read.byId('technicians', technicianId),
    territory: read.byId('territories', set.territoryId ?? null),
  }),
  apply: ({ technicianId, set, was }, { technician, territory }) => {
    if (!technician) return refuse(notFound('technician', technicianId))
    const missing = missingReference(set, { territory })
    if (missing) return refuse(missing)
    const conflict = changedSince('technician', technician, { was })
    if (conflict) return refuse(conflict)
    return decide([update('technicians', technicianId, givenFields(set))], {
      key: 'history.technicianEdited',
      values: { code: technician.code, field: Object.keys(set).join(',') },
    })
  },
})
