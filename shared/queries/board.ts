import { z } from 'zod'
import { idSchema, instantSchema } from '../domain/record/record.ts'
import { technicianDaysSchema } from '../domain/schedule/technician-days.ts'
import { visitDetailSchema } from '../domain/visit/visit-detail.ts'
import { defineQuery } from './query.ts'

const boardRecords = [
  'visits',
  'visitDependencies',
  'visitTechnicians',
  'workOrders',
  'workTypes',
  'sites',
  'customers',
  'technicians',
  'technicianSkills',
  'certificates',
  'shifts',
  'shiftExceptions',
  'breaks',
  'absences',
  'skills',
  'territories',
  'crews',
  'crewMembers',
  'onCalls',
  'holds',
  'bundles',
] as const

/** What decides how near a promise is. */
const promiseRecords = ['holds', 'slaPolicies', 'businessCalendars', 'settings'] as const

/** Everything the lanes show over `[from, to)`: active technicians with their days, and the territories that group them. */
export const boardDay = defineQuery({
  name: 'board.day',
  args: z.object({ from: instantSchema, to: instantSchema }),
  result: z.object({
    from: instantSchema,
    to: instantSchema,
    technicians: z.array(technicianDaysSchema),
    territories: z.array(z.object({ id: idSchema, code: z.string(), name: z.string() })),
    /** Active crews with their members, lead first: the other way to group the lanes. */
    crews: z.array(z.object({ id: idSchema, name: z.string(), memberIds: z.array(idSchema) })),
    /** Who may be called out outside the shift in this span, and for which territory; without a name for all. */
    onCalls: z.array(
      z.object({
        technicianId: idSchema,
        territoryName: z.string().nullable(),
        startsAt: instantSchema,
        endsAt: instantSchema,
      }),
    ),
    /** Visits taken off the board in this span whose technician still believes in them. */
    withdrawn: z.array(visitDetailSchema),
  }),
  // Rush hours are a setting.
  dependsOn: [...boardRecords, 'businessCalendars', 'settings'],
})

/** Tabs of the queue. `atRisk` as `riskOf` says of a visit without a place: a promise is missed or due soon. */
export const queueTabs = ['toSchedule', 'atRisk', 'onHold'] as const
export type QueueTab = (typeof queueTabs)[number]

/** One page of visits that wait for a place, with how many wait behind each tab. */
export const boardQueue = defineQuery({
  name: 'board.queue',
  args: z.object({
    tab: z.enum(queueTabs),
    /** Words in title, number, address, district or type. */
    text: z.string().max(200).default(''),
    skillId: idSchema.nullable().default(null),
    territoryId: idSchema.nullable().default(null),
    sort: z.enum(['deadline', 'priority', 'age']).default('deadline'),
    offset: z.int().min(0).default(0),
    limit: z.int().min(1).max(500).default(200),
  }),
  result: z.object({
    visits: z.array(visitDetailSchema),
    /** Visits behind the asked tab with the asked filters. */
    total: z.int(),
    counts: z.object({ toSchedule: z.int(), atRisk: z.int(), onHold: z.int() }),
  }),
  dependsOn: [
    'visits',
    'visitDependencies',
    'workOrders',
    'workTypes',
    'sites',
    'customers',
    'skills',
    'territories',
    'bundles',
    ...promiseRecords,
  ],
})

/** Work for one trip that waits for a place: a bundle somebody made, or one that is only suggested. */
const waitingBundleSchema = z.object({
  /** Null: suggested. */
  bundleId: idSchema.nullable(),
  /** What people call it; null for a suggestion, which is called after its place. */
  name: z.string().nullable(),
  /** Why: all at one site, or near the first; null where a person put it together. */
  reason: z.enum(['site', 'near']).nullable(),
  /** Longest straight line from the first to another, metres. */
  meters: z.number(),
  /** Driving one trip saves against one for each; null where places or homes are not known. */
  savedMinutes: z.int().nullable(),
  /** The visits that wait, in the order to do them. */
  visits: z.array(visitDetailSchema),
})
export type WaitingBundle = z.infer<typeof waitingBundleSchema>

/** Bundles with at least two visits that wait, those made first; then suggestions, the most saving first. At most 100 each. */
export const boardBundles = defineQuery({
  name: 'board.bundles',
  args: z.object({}),
  result: z.object({ bundles: z.array(waitingBundleSchema) }),
  dependsOn: [
    'visits',
    'visitDependencies',
    'workOrders',
    'workTypes',
    'sites',
    'technicians',
    'technicianSkills',
    'bundles',
    'businessCalendars',
    'holds',
  ],
})

/** The calendar's visits over `[from, to)`: of one technician, or of everybody. */
export const boardCalendar = defineQuery({
  name: 'board.calendar',
  args: z.object({ from: instantSchema, to: instantSchema, technicianId: idSchema.nullable().default(null) }),
  result: z.object({ visits: z.array(visitDetailSchema) }),
  dependsOn: ['visits', 'visitTechnicians', 'workOrders', 'workTypes', 'sites'],
})
