import { z } from 'zod'
import { customSubjectSchema } from '../domain/custom-field/custom-field.ts'
import type { CustomField, CustomSubject, CustomType } from '../domain/custom-field/custom-field.ts'
import { prioritySchema } from '../domain/record/priority.ts'
import { daySchema, instantSchema } from '../domain/record/record.ts'
import { clockNames } from '../domain/sla/clock-name.ts'
import type { ClockName } from '../domain/sla/clock-name.ts'
import { slaVerdicts } from '../domain/sla/sla-clock.ts'
import { defineQuery } from './query.ts'

/** What a report can be broken down by, beside custom fields. A technician is who led the last visit. */
export const reportDimensions = [
  'none',
  'territory',
  'team',
  'workType',
  'priority',
  'policy',
  'customer',
  'technician',
] as const
export type PlainDimension = (typeof reportDimensions)[number]

const ownDimensionSchema = z.templateLiteral([
  'custom:',
  customSubjectSchema,
  ':',
  z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/),
])
/** A custom field a report is broken down by: `custom:`, the kind of record that has it, and its key. */
export type OwnDimension = z.infer<typeof ownDimensionSchema>
export const reportDimensionSchema = z.union([z.enum(reportDimensions), ownDimensionSchema])
export type ReportDimension = z.infer<typeof reportDimensionSchema>

/** Types of custom fields that have few enough values to be groups. */
export const groupingTypes: readonly CustomType[] = ['choice', 'yesNo']

/** The dimension of a custom field. */
export function dimensionOfField({ subject, key }: Pick<CustomField, 'subject' | 'key'>): OwnDimension {
  return `custom:${subject}:${key}`
}

/** The custom field a dimension names; null for any other. */
export function fieldOfDimension(
  by: ReportDimension,
): { readonly subject: CustomSubject; readonly key: string } | null {
  const [, subject, key] = /^custom:(\w+):(\w+)$/.exec(by) ?? []
  return subject && key ? { subject: subject as CustomSubject, key } : null
}

/** Whether a dimension is one of the program's own. */
export function isPlainDimension(by: ReportDimension): by is PlainDimension {
  return fieldOfDimension(by) === null
}

/** Numbers of the SLA report. Every one of them can be opened as a list under the same name. */
export const slaMeasures = [
  'opened',
  'onTime',
  'onTimeClosed',
  'onTimeOpen',
  'overdue',
  'closedLate',
  'stillOpen',
  'noClock',
  'withClock',
  'ungeocoded',
  'sourceOnTime',
  'sourceOverdue',
  'sourceOther',
  'sourceBlank',
  'disagrees',
] as const

/** Numbers of the backlog report: open work by age since opening (`age0` … `age5`) and since its target. */
export const backlogMeasures = [
  'open',
  'age0',
  'age1',
  'age2',
  'age3',
  'age4',
  'age5',
  'notDue',
  'pastDue',
  'due0',
  'due1',
  'due2',
  'due3',
  'due4',
  'due5',
  'noClock',
] as const

/** Numbers of the completed and overdue report. */
export const completedMeasures = [
  'completed',
  'completedOnTime',
  'completedLate',
  'completedNoClock',
  'due',
  'overdueAtEnd',
] as const

/**
 * How one promise stands. `kept`, `missed`: decided, or late and still open; `running`, `paused`: it can still be kept.
 */
export const clockStandings = ['kept', 'missed', 'running', 'paused'] as const
export type ClockStanding = (typeof clockStandings)[number]
export type ClockMeasure = `${ClockName}${Capitalize<ClockStanding | 'decided'>}`

/** The number of the report of clocks that counts one standing of one clock; `decided`: kept or missed. */
export function clockMeasure(clock: ClockName, standing: ClockStanding | 'decided'): ClockMeasure {
  return `${clock}${standing.charAt(0).toUpperCase()}${standing.slice(1)}` as ClockMeasure
}

/** Numbers of the report of single clocks. */
export const clockMeasures: readonly ['opened', ...ClockMeasure[]] = [
  'opened',
  ...clockNames.flatMap((name) => [...clockStandings, 'decided' as const].map((one) => clockMeasure(name, one))),
]

export const reportNames = ['sla', 'clocks', 'backlog', 'completed'] as const
export type ReportName = (typeof reportNames)[number]
export type ReportMeasure = (
  typeof slaMeasures | typeof backlogMeasures | typeof completedMeasures | typeof clockMeasures
)[number]
export const measuresOf: Readonly<Record<ReportName, readonly ReportMeasure[]>> = {
  sla: slaMeasures,
  backlog: backlogMeasures,
  completed: completedMeasures,
  clocks: clockMeasures,
}
const anyMeasure = [...new Set([...slaMeasures, ...backlogMeasures, ...completedMeasures, ...clockMeasures])] as [
  ReportMeasure,
  ...ReportMeasure[],
]

/** Days of the office zone, both included; null leaves that side open. */
const rangeSchema = z.object({ from: daySchema.nullable(), to: daySchema.nullable() })
export const reportScopeSchema = rangeSchema.extend({ by: reportDimensionSchema })
export type ReportScope = z.infer<typeof reportScopeSchema>

const asOfSchema = z.object({
  at: instantSchema,
  /** `archive`: the end of imported data that is not live; `now`: the clock. */
  kind: z.enum(['archive', 'now']),
})

/** What people call the custom field a report is broken down by; null for any other dimension. */
export const fieldLabel = z.string().nullable()

function tableSchema<M extends string>(measures: readonly [M, ...M[]]) {
  const counts = z.record(z.enum(measures), z.int())
  const group = z.object({
    /** Id or word of the group; null for what has none. */
    key: z.string().nullable(),
    label: z.string().nullable(),
    counts,
  })
  const bucket = z.object({ from: daySchema, to: daySchema, counts })
  return {
    scope: reportScopeSchema,
    fieldLabel,
    asOf: asOfSchema,
    total: counts,
    groups: z.array(group),
    trend: z.array(bucket),
  }
}

/** Kinds of records the reports of requests and work orders are made from. */
export const reportDependsOn = [
  'requests',
  'workOrders',
  'settings',
  'territories',
  'workTypes',
  'sites',
  'slaPolicies',
  'assets',
  'customers',
  'visits',
  'visitTechnicians',
  'customFields',
] as const

/** How promises of what was opened in a range were kept. The unit is a request, or a work order nobody requested. */
export const reportsSla = defineQuery({
  name: 'reports.sla',
  args: reportScopeSchema,
  result: z.object({
    ...tableSchema(slaMeasures as unknown as readonly [(typeof slaMeasures)[number]]),
    /** What the source system said itself; null when nothing in the range was imported with a word of its own. */
    source: z
      .object({
        onTime: z.int(),
        overdue: z.int(),
        other: z.int(),
        blank: z.int(),
        /** External ids of the rows the source left blank; at most a thousand. */
        blankRows: z.array(z.string()),
        /** Rows where the source's word and the dates tell different stories. */
        disagrees: z.int(),
      })
      .nullable(),
  }),
  dependsOn: reportDependsOn,
})

/** Open work by age at the end of a range (or as of now), from its opening and from its target. */
export const reportsBacklog = defineQuery({
  name: 'reports.backlog',
  args: reportScopeSchema,
  result: z.object({
    ...tableSchema(backlogMeasures as unknown as readonly [(typeof backlogMeasures)[number]]),
    /** Planned minutes of all open field work, and what the active technicians work in a week. */
    openMinutes: z.int(),
    weeklyCapacityMinutes: z.int(),
  }),
  dependsOn: [...reportDependsOn, 'technicians', 'shifts', 'breaks'],
})

/** What was completed and what fell due in a range, and what was overdue at its end. */
export const reportsCompleted = defineQuery({
  name: 'reports.completed',
  args: reportScopeSchema,
  result: z.object(tableSchema(completedMeasures as unknown as readonly [(typeof completedMeasures)[number]])),
  dependsOn: reportDependsOn,
})

/** Where the three clocks stand of what was opened in a range: the unit is a work order, or a request that became none. */
export const reportsClocks = defineQuery({
  name: 'reports.clocks',
  args: reportScopeSchema,
  result: z.object(tableSchema(clockMeasures as unknown as readonly [(typeof clockMeasures)[number]])),
  dependsOn: [...reportDependsOn, 'holds'],
})

/** One row behind a number. */
export const reportItemSchema = z.object({
  kind: z.enum(['request', 'workOrder']),
  id: z.string(),
  number: z.int(),
  externalId: z.string().nullable(),
  title: z.string(),
  place: z.string().nullable(),
  priority: prioritySchema,
  openedAt: instantSchema,
  targetAt: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  /** `paused`: its clock stands still on a hold, before its deadline. */
  verdict: z.enum([...slaVerdicts, 'paused']),
  sourceVerdict: z.string().nullable(),
})
export type ReportItem = z.infer<typeof reportItemSchema>

/** The list behind a number: same report, range and group, so that its length is the number. */
export const reportsItems = defineQuery({
  name: 'reports.items',
  args: reportScopeSchema
    .extend({
      report: z.enum(reportNames),
      measure: z.enum(anyMeasure),
      /** Left out: all groups. Null: what belongs to no group. */
      key: z.string().nullable().optional(),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(1_000).default(200),
    })
    .refine(({ report, measure }) => measuresOf[report].includes(measure), {
      path: ['measure'],
      message: 'the report has no such number',
    }),
  result: z.object({ total: z.int(), items: z.array(reportItemSchema) }),
  dependsOn: [...reportDependsOn, 'holds'],
})
