import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { bodyOf, templateFieldsSchema, templateRefusal, tidyBody, versionOf } from './template-fields.ts'

/** Makes a new work type that is like another in everything but its name. */
export const workTypeDuplicate = defineCommand({
  name: 'workType.duplicate',
  args: z.object({ workTypeId: idSchema, name: templateFieldsSchema.shape.name }),
  undoable: true,
  reads: ({ workTypeId }) => ({
    workType: read.byId('workTypes', workTypeId),
    workTypes: read.all('workTypes'),
    skills: read.all('skills'),
    policies: read.all('slaPolicies'),
  }),
  apply: ({ workTypeId, name }, { workType, ...rows }, context) => {
    if (!workType) return refuse(notFound('work type', workTypeId))
    const body = tidyBody({ ...bodyOf(workType), name, externalId: null, active: true }, context)
    const refusal = templateRefusal(body, null, rows)
    if (refusal) return refuse(refusal)
    const newTypeId = context.newId()
    return decide(
      [insert('workTypes', { ...body, id: newTypeId, version: 1 }), versionOf(newTypeId, 1, body, context)],
      { key: 'history.workTypeCreated', values: { name } },
      { workTypeId: newTypeId },
    )
  },
})
