import { z } from 'zod'
import type { WorkTypeBody } from '../../domain/work-type/work-type.ts'
import { insert } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { templateFieldsSchema, templateRefusal, tidyBody, versionOf } from './template-fields.ts'

/** Fields that need not be said when a template is made. */
const plain = {
  category: '',
  kind: 'other',
  fieldWork: true,
  skillId: null,
  skillLevel: 1,
  certificateName: null,
  crewSize: 1,
  priority: 'normal',
  slaPolicyId: null,
  checklist: [],
  parts: [],
  safetyNotes: null,
  requires: [],
  packetLayout: null,
} as const

/** Makes a work type: the template that work orders of its kind are made from, version 1. */
export const workTypeCreate = defineCommand({
  name: 'workType.create',
  args: z.object({
    set: templateFieldsSchema.partial().required({ name: true, durationMinutes: true }),
  }),
  undoable: true,
  reads: () => ({
    workTypes: read.all('workTypes'),
    skills: read.all('skills'),
    policies: read.all('slaPolicies'),
  }),
  apply: ({ set }, rows, context) => {
    const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
    const whole = { ...plain, ...given, externalId: null, active: true } as unknown as WorkTypeBody
    const body = tidyBody(whole, context)
    const refusal = templateRefusal(body, null, rows)
    if (refusal) return refuse(refusal)
    const workTypeId = context.newId()
    return decide(
      [insert('workTypes', { ...body, id: workTypeId, version: 1 }), versionOf(workTypeId, 1, body, context)],
      { key: 'history.workTypeCreated', values: { name: body.name } },
      { workTypeId },
    )
  },
})
