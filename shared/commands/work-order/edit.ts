import { z } from 'zod'
import type { RowPatch } from '../../domain/entities.ts'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { prioritySchema } from '../../domain/record/priority.ts'
import { promisedAfter } from '../../domain/work-order/deadlines.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { changedSince } from '../changed-since.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { missingReference } from '../missing-reference.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { descriptionSchema, titleSchema } from '../text-fields.ts'
import { decidesPolicy, recount, recountReads } from './recount.ts'

/** What was found, done or recommended, in a few sentences. */
const findingSchema = z.string().trim().max(5_000).nullable()

/** The fields of a work order a person may edit. Status has commands of its own. */
export const workOrderPatchSchema = z
  .object({
    title: titleSchema,
    description: descriptionSchema,
    priority: prioritySchema,
    team: z.string().trim().max(200).nullable(),
    workTypeId: idSchema,
    customerId: idSchema.nullable(),
    siteId: idSchema.nullable(),
    assetId: idSchema.nullable(),
    territoryId: idSchema.nullable(),
    respondBy: instantSchema.nullable(),
    arriveBy: instantSchema.nullable(),
    resolveBy: instantSchema.nullable(),
    crewSize: z.int().min(1).max(20),
    /** What failed, as a code of the trade: what repeats on an asset is told by it. */
    failureCode: z.string().trim().max(100).nullable(),
    rootCause: findingSchema,
    outcome: findingSchema,
    nextStep: findingSchema,
  })
  .partial()

/**
 * Sets fields of a work order. `rev` or `was` say what the person saw; an edit on an old picture is a conflict and
 * changes nothing. An asset must stand at the work order's site; a new site brings its territory along. A deadline set
 * here is a promised date; what decides about the service level counts the other deadlines again.
 */
export const workOrderEdit = defineCommand({
  name: 'workOrder.edit',
  args: z.object({
    workOrderId: idSchema,
    set: workOrderPatchSchema,
    rev: z.int().optional(),
    was: z.record(z.string(), z.json()).optional(),
  }),
  undoable: true,
  reads: ({ workOrderId, set }) => ({
    workOrder: read.byId('workOrders', workOrderId),
    workType: read.byId('workTypes', set.workTypeId ?? null),
    answers: read.where('checklistAnswers', 'workOrderId', set.workTypeId ? [workOrderId] : []),
    site: read.byId('sites', set.siteId ?? null),
    customer: read.byId('customers', set.customerId ?? null),
    asset: read.byId('assets', set.assetId ?? null),
    territory: read.byId('territories', set.territoryId ?? null),
    ...recountReads(decidesPolicy(set) ? [workOrderId] : []),
  }),
  readsThen: ({ set }, { workOrder }) => ({
    typeAfter: read.byId('workTypes', set.workTypeId ?? workOrder?.workTypeId ?? null),
  }),
  apply: ({ workOrderId, set, rev, was }, { workOrder, typeAfter, answers, ...rows }, context) => {
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const missing = missingReference(set, rows)
    if (missing) return refuse(missing)
    const conflict = changedSince('work order', workOrder, { rev, was })
    if (conflict) return refuse(conflict)
    const { site, asset, workType } = rows
    const siteId = set.siteId === undefined ? workOrder.siteId : set.siteId
    if (asset && asset.siteId !== siteId) {
      return refuse(invalidInput('set.assetId', `Asset ${asset.tag} stands at another site than this work order.`))
    }
    const changes: RowPatch<'workOrders'> = givenFields(set)
    if (workType && workType.id !== workOrder.workTypeId) {
      if (answers.length > 0) return refuse(answeredRefusal(workOrder.number, answers.length))
      Object.assign(changes, { workTypeVersion: workType.version, crewSize: set.crewSize ?? workType.crewSize })
    }
    if (site && set.territoryId === undefined) changes.territoryId = site.territoryId
    if (set.siteId !== undefined && set.siteId !== workOrder.siteId && set.assetId === undefined) changes.assetId = null
    const promised = promisedAfter(workOrder.promised, set)
    const after: WorkOrder = { ...workOrder, ...changes, promised }
    const counted = decidesPolicy(set)
      ? recount(after, { ...rows, workType: typeAfter, officeZone: context.officeZone }, 'again')
      : { set: {}, moved: false, stands: false }
    return decide([update('workOrders', workOrderId, { ...changes, promised, ...counted.set })], {
      key: counted.moved
        ? 'history.workOrderEditedCounted'
        : counted.stands
          ? 'history.workOrderEditedStands'
          : 'history.workOrderEdited',
      values: { number: workOrder.number, field: Object.keys(set).join(',') },
    })
  },
})

/** Answers belong to the checklist of the template they were given to: another template would make them mean something else. */
function answeredRefusal(number: number, count: number) {
  const message = `The checklist of work order ${number} has ${count} answers, which belong to its work type. Nothing was changed. Clear the checklist first, or make a new work order.`
  return forbiddenByRule('work-type-answered', message, { number, count })
}
