import { z } from 'zod'
import { approvalKinds } from '../domain/approval/approval.ts'
import { daySchema, idSchema, instantSchema } from '../domain/record/record.ts'
import { alertLevels } from '../domain/sla/alerts.ts'
import { clockNameSchema } from '../domain/sla/clock-name.ts'
import { clockFactsSchema } from '../domain/sla/clocks.ts'
import { defineQuery } from './query.ts'

const common = {
  /** The record it is about, and which alert of it: what a snooze names. */
  subjectId: idSchema,
  code: z.string(),
  level: z.enum(alertLevels),
}

const alertSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('promise'),
    number: z.int(),
    title: z.string(),
    address: z.string().nullable(),
    clock: clockNameSchema,
    targetAt: instantSchema,
    facts: clockFactsSchema,
  }),
  z.object({
    ...common,
    kind: z.literal('followUp'),
    number: z.int(),
    title: z.string(),
    reason: z.string(),
    on: daySchema,
  }),
  z.object({
    ...common,
    kind: z.literal('approval'),
    /** Where to decide: the request or work order. */
    subjectKind: z.enum(['request', 'workOrder']),
    number: z.int().nullable(),
    what: z.enum(approvalKinds),
    requestedBy: z.string(),
    expiresAt: instantSchema.nullable(),
  }),
  z.object({
    ...common,
    kind: z.literal('certificate'),
    technicianCode: z.string(),
    name: z.string(),
    on: daySchema,
    expired: z.boolean(),
    /** Planned visits that need it. */
    visits: z.int(),
  }),
])
/** Something that wants somebody's attention now. */
export type Alert = z.infer<typeof alertSchema>

const countsSchema = z.object({ missed: z.int(), warn: z.int(), notice: z.int() })
/** Alerts by how grave they are. */
export type AlertCounts = z.infer<typeof countsSchema>

const alertRecords = [
  'workOrders',
  'holds',
  'slaPolicies',
  'businessCalendars',
  'alertSnoozes',
  'approvals',
  'requests',
  'certificates',
  'technicians',
  'visits',
  'visitTechnicians',
  'workTypes',
  'sites',
  'settings',
] as const

/** How many alerts there are now; snoozed ones are left out. Each work order counts once, by its gravest promise. */
export const alertsCount = defineQuery({
  name: 'alerts.count',
  args: z.object({
    /** Only to ask again when the minute has changed; the backend's clock decides. */
    minute: instantSchema.optional(),
  }),
  result: z.object({
    promises: countsSchema,
    followUps: z.int(),
    approvals: z.int(),
    certificates: countsSchema,
    snoozed: z.int(),
  }),
  dependsOn: alertRecords,
})

/** The alerts themselves, the gravest first, and what somebody has taken on. */
export const alertsList = defineQuery({
  name: 'alerts.list',
  args: z.object({ minute: instantSchema.optional(), limit: z.int().min(1).max(500).default(100) }),
  result: z.object({
    alerts: z.array(alertSchema),
    /** Promises that alert and are not among them: the list is cut. */
    more: z.int(),
    snoozed: z.array(
      z.object({
        subjectId: idSchema,
        code: z.string(),
        number: z.int().nullable(),
        title: z.string(),
        until: instantSchema,
        ownerName: z.string(),
      }),
    ),
  }),
  dependsOn: alertRecords,
})
