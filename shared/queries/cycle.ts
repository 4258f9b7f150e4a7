import { z } from 'zod'
import { daySchema, idSchema, instantSchema } from '../domain/record/record.ts'
import { reasonKinds } from '../domain/reason/reason.ts'
import { mappingFaultSchema, statusMappingSchema } from '../domain/work-order/status-mapping.ts'
import { workOrderStatusSchema } from '../domain/work-order/work-order.ts'
import { visitStatusSchema } from '../domain/visit/visit.ts'
import { violationSchema } from '../kernel/app-error.ts'
import { defineQuery } from './query.ts'

/** A reason as a list offers it. */
export const listedReasonSchema = z.object({
  label: z.string(),
  pausesClock: z.boolean(),
  active: z.boolean(),
})
export type ListedReason = z.infer<typeof listedReasonSchema>

/** The list of every kind of reason, in order; `own` where the office keeps its own instead of the built-in one. */
export const reasonsAll = defineQuery({
  name: 'reasons.all',
  args: z.object({}),
  result: z.object({
    lists: z.array(z.object({ kind: z.enum(reasonKinds), own: z.boolean(), reasons: z.array(listedReasonSchema) })),
  }),
  dependsOn: ['reasons'],
})

/** The mapping in force. */
export const statusMappingGet = defineQuery({
  name: 'statusMapping.get',
  args: z.object({}),
  result: z.object({ mapping: statusMappingSchema, own: z.boolean() }),
  dependsOn: ['settings'],
})

/** What a mapping would change if it were saved now. */
export const statusMappingPreview = defineQuery({
  name: 'statusMapping.preview',
  args: z.object({ mapping: statusMappingSchema }),
  result: z.object({
    faults: z.array(mappingFaultSchema),
    /** Work orders by what they would become, the most first, with a few to look at. */
    moves: z.array(
      z.object({
        from: workOrderStatusSchema,
        to: workOrderStatusSchema,
        count: z.int(),
        examples: z.array(z.object({ id: idSchema, number: z.int(), title: z.string() })),
      }),
    ),
    workOrderIds: z.array(idSchema),
  }),
  dependsOn: ['settings', 'workOrders', 'visits'],
})

/** One work order that waits, with its open hold. */
export const openHoldSchema = z.object({
  holdId: idSchema,
  workOrderId: idSchema,
  number: z.int(),
  title: z.string(),
  reason: z.string(),
  note: z.string().nullable(),
  pausesClock: z.boolean(),
  startsAt: instantSchema,
  followUpOn: daySchema.nullable(),
  /** Whether somebody should look again by now. */
  due: z.boolean(),
  resolveBy: instantSchema.nullable(),
})
export type OpenHold = z.infer<typeof openHoldSchema>

/** Work on hold, the follow-ups that are due first, then by follow-up, then the longest waiting. */
export const holdsOpen = defineQuery({
  name: 'holds.open',
  args: z.object({
    /** Only those whose follow-up is due: what an alert counts. */
    dueOnly: z.boolean().default(false),
    limit: z.int().min(1).max(1_000).default(200),
  }),
  result: z.object({ holds: z.array(openHoldSchema), total: z.int(), due: z.int() }),
  dependsOn: ['holds', 'workOrders'],
})

/** Visits that another one may depend on: of the same work order, of its bundle and site, and those a number finds. */
export const visitsLinkable = defineQuery({
  name: 'visits.linkable',
  args: z.object({
    visitId: idSchema,
    /** Beginning of a work order's number. */
    number: z.string().max(20).default(''),
  }),
  result: z.array(
    z.object({
      visitId: idSchema,
      workOrderNumber: z.int(),
      sequence: z.int(),
      title: z.string(),
      status: visitStatusSchema,
      startsAt: instantSchema.nullable(),
      technicianCode: z.string().nullable(),
      /** `own` of the same work order, `bundle`, `site`, or `found` by its number. */
      near: z.enum(['own', 'bundle', 'site', 'found']),
    }),
  ),
  dependsOn: ['visits', 'workOrders', 'visitTechnicians'],
})

/** Who could go along on a placed visit, those who can first, with what speaks against the others. */
export const visitsCrewChoices = defineQuery({
  name: 'visits.crewChoices',
  args: z.object({ visitId: idSchema }),
  result: z.array(
    z.object({
      technicianId: idSchema,
      code: z.string(),
      name: z.string(),
      onIt: z.boolean(),
      violations: z.array(violationSchema),
    }),
  ),
  dependsOn: ['visits', 'visitTechnicians', 'technicians', 'absences', 'shifts', 'shiftExceptions'],
})
