import { z } from 'zod'
import type { RowPatch } from '../../domain/entities.ts'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { prioritySchema } from '../../domain/record/priority.ts'
import { notFound } from '../../kernel/app-error.ts'
import { changedSince } from '../changed-since.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { missingReference } from '../missing-reference.ts'
import { decidesPolicy } from '../work-order/recount.ts'
import { recountedRequest } from './recount.ts'
import { read } from '../read.ts'
import { serviceLevelReads } from '../service-level-reads.ts'
import { descriptionSchema, sourceSchema, titleSchema } from '../text-fields.ts'

/** The fields of a request a person may edit. */
export const requestPatchSchema = z
  .object({
    title: titleSchema,
    description: descriptionSchema,
    source: sourceSchema,
    team: z.string().max(200).nullable(),
    priority: prioritySchema,
    workTypeId: idSchema.nullable(),
    customerId: idSchema.nullable(),
    siteId: idSchema.nullable(),
    assetId: idSchema.nullable(),
    territoryId: idSchema.nullable(),
    resolveBy: instantSchema.nullable(),
  })
  .partial()

/**
 * Sets fields of a request; which status it has does not matter, the record must stay correctable. A deadline set here
 * is a promised date; a counted one is counted again when what decides about it changes.
 */
export const requestEdit = defineCommand({
  name: 'request.edit',
  args: z.object({
    requestId: idSchema,
    set: requestPatchSchema,
    rev: z.int().optional(),
    was: z.record(z.string(), z.json()).optional(),
  }),
  undoable: true,
  reads: ({ requestId, set }) => ({
    request: read.byId('requests', requestId),
    workType: read.byId('workTypes', set.workTypeId ?? null),
    site: read.byId('sites', set.siteId ?? null),
    customer: read.byId('customers', set.customerId ?? null),
    asset: read.byId('assets', set.assetId ?? null),
    territory: read.byId('territories', set.territoryId ?? null),
    ...serviceLevelReads(),
  }),
  readsThen: ({ set }, { request }) => ({
    typeAfter: read.byId('workTypes', set.workTypeId === undefined ? (request?.workTypeId ?? null) : set.workTypeId),
  }),
  apply: ({ requestId, set, rev, was }, { request, typeAfter, ...references }, context) => {
    if (!request) return refuse(notFound('request', requestId))
    const missing = missingReference(set, references)
    if (missing) return refuse(missing)
    const conflict = changedSince('request', request, { rev, was })
    if (conflict) return refuse(conflict)
    const changes: RowPatch<'requests'> = givenFields(set)
    if (set.resolveBy !== undefined) changes.resolveByPromised = true
    if (decidesPolicy(set)) {
      Object.assign(changes, recountedRequest({ ...request, ...changes }, references, typeAfter, context.officeZone))
    }
    return decide([update('requests', requestId, changes)], {
      key: 'history.requestEdited',
      values: { number: request.number, field: Object.keys(set).join(',') },
    })
  },
})
