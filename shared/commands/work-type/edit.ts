import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { sameJson } from '../../domain/work-type/same-json.ts'
import type { WorkTypeBody } from '../../domain/work-type/work-type.ts'
import { notFound } from '../../kernel/app-error.ts'
import { changedSince } from '../changed-since.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { read } from '../read.ts'
import { bodyOf, templateFieldsSchema, templateRefusal, tidyBody, versionOf } from './template-fields.ts'

/**
 * Edits a template, which makes its next version. Work orders keep the version they were made from. `rev` says what the
 * person saw: an edit on an old picture is a conflict and changes nothing. An edit that changes nothing makes no version.
 */
export const workTypeEdit = defineCommand({
  name: 'workType.edit',
  args: z.object({ workTypeId: idSchema, set: templateFieldsSchema.partial(), rev: z.int().optional() }),
  undoable: true,
  reads: ({ workTypeId }) => ({
    workType: read.byId('workTypes', workTypeId),
    versions: read.where('workTypeVersions', 'workTypeId', [workTypeId]),
    workTypes: read.all('workTypes'),
    skills: read.all('skills'),
    policies: read.all('slaPolicies'),
  }),
  apply: ({ workTypeId, set, rev }, { workType, versions, ...rows }, context) => {
    if (!workType) return refuse(notFound('work type', workTypeId))
    const conflict = changedSince('work type', workType, { rev })
    if (conflict) return refuse(conflict)
    const before = tidyBody(bodyOf(workType), context)
    const body = tidyBody({ ...before, ...(givenFields(set) as Partial<WorkTypeBody>) }, context)
    const refusal = templateRefusal(body, workTypeId, rows)
    if (refusal) return refuse(refusal)
    const summary = { key: 'history.workTypeEdited', values: { name: body.name, version: workType.version + 1 } }
    if (sameJson(body, before)) return decide([], summary, { version: workType.version })
    const version = Math.max(workType.version, ...versions.map((one) => one.version)) + 1
    // A type from an import or an older program has no kept version yet: work orders made from it need it.
    const isKept = versions.some((one) => one.version === workType.version)
    const kept = isKept ? [] : [versionOf(workTypeId, workType.version, before, context)]
    return decide(
      [...kept, update('workTypes', workTypeId, { ...body, version }), versionOf(workTypeId, version, body, context)],
      { ...summary, values: { name: body.name, version } },
      { version },
    )
  },
})
