import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { bodyOf, templateRefusal } from './template-fields.ts'

/** Stops offering a work type for new work, or offers it again. Work orders that have it keep it. */
export const workTypeSetActive = defineCommand({
  name: 'workType.setActive',
  args: z.object({ workTypeId: idSchema, active: z.boolean() }),
  undoable: true,
  reads: ({ workTypeId }) => ({
    workType: read.byId('workTypes', workTypeId),
    workTypes: read.all('workTypes'),
    skills: read.all('skills'),
    policies: read.all('slaPolicies'),
  }),
  apply: ({ workTypeId, active }, { workType, ...rows }) => {
    if (!workType) return refuse(notFound('work type', workTypeId))
    // While it was out of use another one may have taken its name.
    const refusal = active && !workType.active ? templateRefusal(bodyOf(workType), workTypeId, rows) : null
    if (refusal) return refuse(refusal)
    const key = active ? 'history.workTypeActivated' : 'history.workTypeDeactivated'
    return decide([update('workTypes', workTypeId, { active })], { key, values: { name: workType.name } })
  },
})
