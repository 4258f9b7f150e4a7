import { z } from 'zod'
import { customValuesSchema } from '../custom-field/custom-values.ts'
import { idSchema, instantSchema, recordSchema } from '../record/record.ts'
import { prioritySchema } from '../record/priority.ts'
import { promisedClocksSchema } from '../sla/clock-name.ts'

/**
 * Life of a work order. `open`: accepted, nothing placed; `scheduled` to `inProgress` follow its visits; `done`: the
 * work is over, papers are not; `closed`: everything required is there and accounting has its draft.
 */
export const workOrderStatuses = ['open', 'scheduled', 'inProgress', 'onHold', 'done', 'closed', 'cancelled'] as const
export const workOrderStatusSchema = z.enum(workOrderStatuses)
export type WorkOrderStatus = z.infer<typeof workOrderStatusSchema>

/** The accepted job: what is to be done, where, by when. When and who is its visits' matter. */
export const workOrderSchema = recordSchema.extend({
  number: z.int(),
  /** Id in the file it was imported from; null for one made here. */
  externalId: z.string().nullable().default(null),
  /** The import that brought it. */
  importId: idSchema.nullable().default(null),
  requestId: idSchema.nullable(),
  workTypeId: idSchema.nullable(),
  customerId: idSchema.nullable(),
  siteId: idSchema.nullable(),
  assetId: idSchema.nullable(),
  territoryId: idSchema.nullable(),
  team: z.string().nullable(),
  title: z.string(),
  description: z.string(),
  status: workOrderStatusSchema,
  priority: prioritySchema,
  openedAt: instantSchema,
  respondBy: instantSchema.nullable(),
  resolveBy: instantSchema.nullable(),
  completedAt: instantSchema.nullable(),
  /** Why it is on hold, or why it was cancelled; null otherwise. */
  holdReason: z.string().nullable(),
  /** The policy its clocks follow. */
  slaPolicyId: idSchema.nullable().default(null),
  /** The rule that chose the policy; null when the contract or the work type did. The rule may be gone since. */
  slaRuleId: idSchema.nullable().default(null),
  /** Deadlines that were promised as dates; the others are counted by the policy. */
  promised: promisedClocksSchema.default([]),
  /** The contract it is done under. */
  contractId: idSchema.nullable().default(null),
  arriveBy: instantSchema.nullable().default(null),
  /** When somebody was first assigned. */
  respondedAt: instantSchema.nullable().default(null),
  /** When a technician was first on site. */
  arrivedAt: instantSchema.nullable().default(null),
  /** When its documents were complete and it was closed. */
  closedAt: instantSchema.nullable().default(null),
  /** Version of the work type it was made from. */
  workTypeVersion: z.int().nullable().default(null),
  bundleId: idSchema.nullable().default(null),
  /** The work order it follows up. */
  followUpOfId: idSchema.nullable().default(null),
  /** Technicians needed at the same time. */
  crewSize: z.int().default(1),
  /** Not to exceed, in minor units; null: no limit. */
  nteCents: z.int().nullable().default(null),
  /** What failed, as a code of the trade. */
  failureCode: z.string().nullable().default(null),
  rootCause: z.string().nullable().default(null),
  /** What was done, in a sentence or two. */
  outcome: z.string().nullable().default(null),
  /** What the technician recommends. */
  nextStep: z.string().nullable().default(null),
  /** Values of the office’s own fields. */
  custom: customValuesSchema.default({}),
})
export type WorkOrder = z.infer<typeof workOrderSchema>
