import { z } from 'zod'
import type { RowPatch } from '../../domain/entities.ts'
import { bulkFields } from '../../domain/list/bulk-change.ts'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { missingReference } from '../missing-reference.ts'
import { read } from '../read.ts'
import { serviceLevelReads } from '../service-level-reads.ts'
import { decidesPolicy } from '../work-order/recount.ts'
import { recountedRequest } from './recount.ts'

/** Sets the same fields on many requests, in one step. What decides about their promises counts those again. */
export const requestEditMany = defineCommand({
  name: 'request.editMany',
  args: z.object({
    requestIds: z.array(idSchema).min(1).max(20_000),
    set: z.object(bulkFields.requests).partial(),
  }),
  undoable: true,
  reads: ({ requestIds, set }) => ({
    requests: read.byIds('requests', [...new Set(requestIds)]),
    workType: read.byId('workTypes', set.workTypeId ?? null),
    territory: read.byId('territories', set.territoryId ?? null),
    ...serviceLevelReads(),
  }),
  readsThen: ({ set }, { requests }) => ({
    workTypes: read.byIds(
      'workTypes',
      decidesPolicy(set) ? [...new Set(requests.flatMap(({ workTypeId }) => workTypeId ?? []))] : [],
    ),
  }),
  apply: ({ requestIds, set }, { requests, workType, territory, workTypes, ...levels }, context) => {
    const missing = missingReference(set, { workType, territory })
    if (missing) return refuse(missing)
    const fields = givenFields(set)
    if (Object.keys(fields).length === 0) return refuse(invalidInput('set', 'Nothing to set.'))
    if (requests.length === 0) return refuse(notFound('request', requestIds[0]!))
    const types = new Map(workTypes.map((one) => [one.id, one]))
    const changes = requests.map((request) => {
      const patch: RowPatch<'requests'> = { ...fields }
      if (decidesPolicy(set)) {
        const type = set.workTypeId === undefined ? (types.get(request.workTypeId ?? '') ?? null) : workType
        Object.assign(patch, recountedRequest({ ...request, ...patch }, levels, type, context.officeZone))
      }
      return update('requests', request.id, patch)
    })
    return decide(changes, {
      key: 'history.requestsEdited',
      values: { count: requests.length, field: Object.keys(fields).join(',') },
    })
  },
})
