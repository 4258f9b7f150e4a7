import { z } from 'zod'
import { prioritySchema } from '../domain/record/priority.ts'
import { daySchema, idSchema, instantSchema } from '../domain/record/record.ts'
import { visitRiskSchema } from '../domain/schedule/visit-risk.ts'
import { clockFactsSchema } from '../domain/sla/clocks.ts'
import { defineQuery } from './query.ts'

const visitLine = z.object({
  visitId: idSchema,
  workOrderId: idSchema,
  number: z.int(),
  /** Work type, or the title where there is none. */
  work: z.string(),
  address: z.string().nullable(),
  priority: prioritySchema,
  resolveBy: instantSchema.nullable(),
  clock: clockFactsSchema,
})

const riskLine = visitLine.extend({
  risk: visitRiskSchema,
  technicianCode: z.string(),
  startsAt: instantSchema,
  expectedStartsAt: instantSchema,
  lateMinutes: z.int(),
  cause: z.enum(['notStarted', 'previousVisit', 'travel']).nullable(),
  /** Number of the work order whose visit holds this one up. */
  behindNumber: z.int().nullable(),
})
/** A placed visit whose promise is in danger. */
export type RiskLine = z.infer<typeof riskLine>

const waitingLine = visitLine.extend({
  risk: visitRiskSchema.nullable(),
  onHold: z.boolean(),
  /** What stands between the visit and the board. */
  next: z.enum(['schedule', 'resume', 'locate']),
})
/** A visit that waits for a place. */
export type WaitingLine = z.infer<typeof waitingLine>

const alertSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('certificateExpired'),
    technicianCode: z.string(),
    name: z.string(),
    on: daySchema,
    visits: z.int(),
  }),
  z.object({
    kind: z.literal('certificateExpires'),
    technicianCode: z.string(),
    name: z.string(),
    on: daySchema,
    visits: z.int(),
  }),
  /** Certificates that ended or will within a month, and that no planned visit needs. */
  z.object({ kind: z.literal('certificatesIdle'), count: z.int() }),
  /** As the bell counts them: work orders with a missed promise, and with one that is nearly used up. */
  z.object({ kind: z.literal('promisesMissed'), count: z.int() }),
  z.object({ kind: z.literal('promisesWarned'), count: z.int() }),
  z.object({ kind: z.literal('followUps'), count: z.int() }),
  z.object({ kind: z.literal('approvals'), count: z.int() }),
  z.object({ kind: z.literal('notPublished'), count: z.int() }),
  z.object({ kind: z.literal('newRequests'), count: z.int() }),
  z.object({ kind: z.literal('packetsChanged'), count: z.int() }),
  z.object({ kind: z.literal('noCoordinates'), count: z.int() }),
  z.object({ kind: z.literal('noHome'), codes: z.array(z.string()) }),
])
/** Something a dispatcher should look at; each kind leads to the screen where it is mended. */
export type TodayAlert = z.infer<typeof alertSchema>

const readySchema = z.object({
  check: z.enum(['skills', 'certificates', 'shifts', 'coordinates', 'published', 'packets']),
  ready: z.int(),
  total: z.int(),
  /** A visit that fails a blocking check cannot be done as planned; the others are only open. */
  blocking: z.boolean(),
})
/** One question of "is the next day ready?". */
export type ReadyCheck = z.infer<typeof readySchema>

const indicatorSchema = z.object({
  indicator: z.enum(['slaCompliance', 'onTimeArrival', 'completed', 'adherence', 'travelPerVisit', 'backlog']),
  /** A share 0 to 1, a count, or minutes; null when there are too few cases to say. */
  value: z.number().nullable(),
  unit: z.enum(['share', 'count', 'minutes']),
  /** Cases it is made of, and how many of them count for it. */
  n: z.int(),
  of: z.int().nullable(),
  target: z.number().nullable(),
  /** One value a day, oldest first; null where there are too few cases. Empty when there is no course to show. */
  series: z.array(z.number().nullable()),
})
/** A figure with what it was made from. */
export type Indicator = z.infer<typeof indicatorSchema>

const loadSchema = z.object({
  technicianId: idSchema,
  code: z.string(),
  name: z.string(),
  workMinutes: z.int(),
  travelMinutes: z.int(),
  /** Shift without breaks and absences; 0 on a day off. */
  paidMinutes: z.int(),
})
/** Planned work and travel of one technician against paid time. */
export type TechnicianLoad = z.infer<typeof loadSchema>

/** Everything the first screen of the day tells. */
export const todayOverview = defineQuery({
  name: 'today.overview',
  args: z.object({ day: daySchema }),
  result: z.object({
    day: daySchema,
    /** The instant lateness is judged at; null when the day is not under way. */
    now: instantSchema.nullable(),
    /** Whether the database holds any request, work order or technician at all. */
    anyData: z.boolean(),
    /** The newest day with placed visits, or else with requests; null without either. */
    newestDay: z.object({ day: daySchema, holds: z.enum(['visits', 'requests']) }).nullable(),
    counts: z.object({
      visits: z.int(),
      done: z.int(),
      underWay: z.int(),
      toGo: z.int(),
      notPublished: z.int(),
      technicians: z.int(),
    }),
    atRisk: z.array(riskLine),
    waiting: z.object({ total: z.int(), lines: z.array(waitingLine) }),
    alerts: z.array(alertSchema),
    /** The next day with placed visits, within a week; null when there is none. */
    nextDay: z.object({ day: daySchema, visits: z.int(), checks: z.array(readySchema) }).nullable(),
    indicators: z.array(indicatorSchema),
    load: z.array(loadSchema),
  }),
  dependsOn: [
    'visits',
    'visitTechnicians',
    'workOrders',
    'workTypes',
    'requests',
    'sites',
    'technicians',
    'technicianSkills',
    'certificates',
    'shifts',
    'shiftExceptions',
    'breaks',
    'absences',
    'settings',
    'printRuns',
    'holds',
    'slaPolicies',
    'businessCalendars',
    'alertSnoozes',
    'approvals',
  ],
})
export type TodayOverview = z.output<typeof todayOverview.result>
