import { z } from 'zod'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { prioritySchema } from '../../domain/record/priority.ts'
import { newVisit } from '../../domain/visit/new-visit.ts'
import { deadlinesFrom } from '../../domain/work-order/deadlines.ts'
import { notFound } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/zone.ts'
import type { Change } from '../change.ts'
import { insert } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { missingReference } from '../missing-reference.ts'
import { read } from '../read.ts'
import { serviceLevelReads } from '../service-level-reads.ts'
import { descriptionSchema, titleSchema } from '../text-fields.ts'

/** A work order without a request: planned work, a follow-up, something seen on the way. */
export const workOrderCreate = defineCommand({
  name: 'workOrder.create',
  args: z.object({
    title: titleSchema,
    description: descriptionSchema.default(''),
    /** Needed: duration, skill and deadline come from it. */
    workTypeId: idSchema,
    customerId: idSchema.nullable().default(null),
    siteId: idSchema.nullable().default(null),
    assetId: idSchema.nullable().default(null),
    territoryId: idSchema.nullable().default(null),
    team: z.string().max(200).nullable().default(null),
    priority: prioritySchema.optional(),
    durationMinutes: z.int().min(1).max(14_400).optional(),
    /** Dates promised to the customer; left out, the service level counts them. */
    respondBy: instantSchema.nullable().optional(),
    arriveBy: instantSchema.nullable().optional(),
    resolveBy: instantSchema.nullable().optional(),
  }),
  undoable: true,
  reads: ({ workTypeId, siteId, customerId, assetId, territoryId }) => ({
    workType: read.byId('workTypes', workTypeId),
    site: read.byId('sites', siteId),
    customer: read.byId('customers', customerId),
    asset: read.byId('assets', assetId),
    territory: read.byId('territories', territoryId),
    ...serviceLevelReads(),
  }),
  apply: (args, { policies, slaRules, calendars, contracts, ...found }, context) => {
    const missing = missingReference(args, found)
    if (missing) return refuse(missing)
    const { workType, site, asset } = found
    if (!workType) return refuse(notFound('work type', args.workTypeId))
    const { durationMinutes, respondBy, arriveBy, resolveBy, ...fields } = args
    const customerId = args.customerId ?? site?.customerId ?? null
    const priority = args.priority ?? workType.priority
    const levels = { policies, slaRules, calendars, contracts }
    const siteId = args.siteId ?? asset?.siteId ?? null
    const facts = { customerId, siteId, priority, workType, day: dayOf(context.now, context.officeZone) }
    const dates = { respondBy, arriveBy, resolveBy }
    const workOrderId = context.newId()
    const number = context.nextNumber('workOrder')
    const changes: Change[] = [
      insert('workOrders', {
        ...fields,
        workTypeVersion: workType.version,
        crewSize: workType.crewSize,
        id: workOrderId,
        number,
        requestId: null,
        siteId,
        customerId,
        territoryId: args.territoryId ?? site?.territoryId ?? null,
        status: 'open',
        priority,
        openedAt: context.now,
        ...deadlinesFrom(context.now, levels, facts, dates),
        completedAt: null,
        holdReason: null,
      }),
    ]
    const visitId = workType.fieldWork ? context.newId() : null
    if (visitId) {
      const minutes = durationMinutes ?? workType.durationMinutes
      changes.push(insert('visits', newVisit({ id: visitId, workOrderId, sequence: 1, durationMinutes: minutes })))
    }
    const summary = { key: 'history.workOrderCreated', values: { number, title: args.title } }
    return decide(changes, summary, { workOrderId, number, visitId })
  },
})
