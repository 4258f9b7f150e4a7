import { z } from 'zod'
import { customValuesSchema } from '../custom-field/custom-values.ts'
import { idSchema, instantSchema, recordSchema } from '../record/record.ts'
import { intakeRecordSchema } from '../intake/intake-record.ts'
import { prioritySchema } from '../record/priority.ts'

/**
 * Life of a request: `new` waits in the inbox, `awaitingApproval` for somebody who may spend that much; `accepted` became a work order; `rejected` and `merged` ended with a
 * reason; `resolved` needed no visit; `closed` is answered: its work order is done, or it was imported already closed.
 */
export const requestStatuses = [
  'new',
  'awaitingApproval',
  'accepted',
  'resolved',
  'rejected',
  'merged',
  'closed',
] as const
export const requestStatusSchema = z.enum(requestStatuses)
export type RequestStatus = z.infer<typeof requestStatusSchema>

/** What somebody reported, before it is accepted. */
export const requestSchema = recordSchema.extend({
  /** Human number, assigned once, never reused. */
  number: z.int(),
  externalId: z.string().nullable(),
  importId: idSchema.nullable(),
  status: requestStatusSchema,
  title: z.string(),
  description: z.string(),
  source: z.string(),
  team: z.string().nullable(),
  priority: prioritySchema,
  workTypeId: idSchema.nullable(),
  customerId: idSchema.nullable(),
  siteId: idSchema.nullable(),
  assetId: idSchema.nullable(),
  territoryId: idSchema.nullable(),
  openedAt: instantSchema,
  /** Deadline of the promise; null when no clock runs. */
  resolveBy: instantSchema.nullable(),
  /** Whether that deadline is a date somebody promised; otherwise it was counted and may be counted again. */
  resolveByPromised: z.boolean().default(true),
  /** The service level its promises are counted by until it is decided; its work order has its own from then on. */
  slaPolicyId: idSchema.nullable().default(null),
  respondBy: instantSchema.nullable().default(null),
  arriveBy: instantSchema.nullable().default(null),
  closedAt: instantSchema.nullable(),
  closingNote: z.string().nullable(),
  /** The source system's own verdict on its promise, word for word; null where it gave none. */
  sourceVerdict: z.string().nullable(),
  workOrderId: idSchema.nullable(),
  mergedIntoId: idSchema.nullable(),
  decisionReason: z.string().nullable(),
  /** Who called or wrote. */
  contactName: z.string().nullable().default(null),
  contactPhone: z.string().nullable().default(null),
  contactEmail: z.string().nullable().default(null),
  /** Name of the issue from the questions, for the priority table. */
  issue: z.string().nullable().default(null),
  /** Whether somebody is in danger. */
  safety: z.boolean().default(false),
  /** Name of the line of the priority table that fired, kept also where a person chose otherwise; null when none did. */
  priorityRule: z.string().nullable().default(null),
  /** The priority that line gave; differs from `priority` where a person chose otherwise. */
  rulePriority: prioritySchema.nullable().default(null),
  /** Why a person chose another priority than the rule. */
  priorityReason: z.string().nullable().default(null),
  /** Planned time on site from the questions; null: that of the work type. */
  durationMinutes: z.int().nullable().default(null),
  /** The window the customer was offered and took, half-open; both or neither. */
  wishStartsAt: instantSchema.nullable().default(null),
  wishEndsAt: instantSchema.nullable().default(null),
  /** Estimated cost, in minor units. */
  estimateCents: z.int().nullable().default(null),
  /** The questions and answers of the call. */
  intake: intakeRecordSchema.nullable().default(null),
  /** How it was settled without a visit. */
  resolvedHow: z.string().nullable().default(null),
  /** Values of the office’s own fields. */
  custom: customValuesSchema.default({}),
})
export type Request = z.infer<typeof requestSchema>
