import { z } from 'zod'
import { businessHoursSchema, daysOffSchema } from '../domain/calendar/business-calendar.ts'
import { daySchema, idSchema, instantSchema } from '../domain/record/record.ts'
import { prioritySchema } from '../domain/record/priority.ts'
import { clockNameSchema } from '../domain/sla/clock-name.ts'
import { clockFactsSchema } from '../domain/sla/clocks.ts'
import { slaStagesSchema } from '../domain/sla/sla-policy.ts'
import { workKindSchema } from '../domain/work-type/work-kind.ts'
import { calendarDraftSchema } from '../commands/calendar/save.ts'
import { slaPolicyDraftSchema } from '../commands/sla-policy/save.ts'
import { defineQuery } from './query.ts'

const policySchema = z.object({
  id: idSchema,
  name: z.string(),
  respondMinutes: z.int().nullable(),
  arriveMinutes: z.int().nullable(),
  resolveMinutes: z.int().nullable(),
  calendarId: idSchema.nullable(),
  pausable: z.boolean(),
  stages: slaStagesSchema,
  active: z.boolean(),
})

const calendarSchema = z.object({
  id: idSchema,
  name: z.string(),
  zone: z.string(),
  hours: businessHoursSchema,
  daysOff: daysOffSchema,
  holidayRegion: z.string().nullable(),
})
/** A calendar as Settings shows it. */
export type CalendarView = z.infer<typeof calendarSchema>

/** What every countdown needs to tell time: policies, their calendars, and when a promise is due soon. */
export const serviceLevelsTerms = defineQuery({
  name: 'serviceLevels.terms',
  args: z.object({}),
  result: z.object({
    policies: z.array(policySchema),
    calendars: z.array(calendarSchema),
    /** Minutes of business time left from which an open promise is due soon. */
    dueSoonMinutes: z.int(),
  }),
  dependsOn: ['slaPolicies', 'businessCalendars', 'settings'],
})

const usedBy = {
  rules: z.int(),
  workTypes: z.int(),
  contracts: z.int(),
  openWorkOrders: z.int(),
  /** Whether nothing follows it, not even finished work: only then it can be deleted. */
  unused: z.boolean(),
}

/** Service levels, the table that chooses between them, and calendars, each with who uses it. */
export const serviceLevelsList = defineQuery({
  name: 'serviceLevels.list',
  args: z.object({}),
  result: z.object({
    policies: z.array(policySchema.extend(usedBy)),
    rules: z.array(
      z.object({
        id: idSchema,
        policyId: idSchema,
        customerId: idSchema.nullable(),
        customerName: z.string().nullable(),
        contractId: idSchema.nullable(),
        contractName: z.string().nullable(),
        priority: prioritySchema.nullable(),
        workTypeId: idSchema.nullable(),
        workTypeName: z.string().nullable(),
        workKind: workKindSchema.nullable(),
        active: z.boolean(),
        /** Open work orders it decided about. */
        openWorkOrders: z.int(),
      }),
    ),
    calendars: z.array(
      calendarSchema.extend({
        policies: z.array(z.string()),
        openWorkOrders: z.int(),
        /** Last day off it knows, where it has holidays of a region; null otherwise. */
        holidaysUntil: daySchema.nullable(),
      }),
    ),
  }),
  dependsOn: ['slaPolicies', 'slaRules', 'businessCalendars', 'workTypes', 'contracts', 'customers', 'workOrders'],
})
export type ServiceLevelsList = z.output<typeof serviceLevelsList.result>
export type PolicyView = ServiceLevelsList['policies'][number]
export type RuleView = ServiceLevelsList['rules'][number]

/** Contracts of a customer and work types, to choose conditions of a rule from. */
export const serviceLevelsChoices = defineQuery({
  name: 'serviceLevels.choices',
  args: z.object({ customerId: idSchema.nullable().default(null) }),
  result: z.object({
    workTypes: z.array(z.object({ id: idSchema, name: z.string(), kind: workKindSchema })),
    contracts: z.array(z.object({ id: idSchema, name: z.string() })),
  }),
  dependsOn: ['workTypes', 'contracts'],
})

/** Customers whose name holds some words; at most twenty. */
export const serviceLevelsCustomers = defineQuery({
  name: 'serviceLevels.customers',
  args: z.object({ text: z.string().max(200) }),
  result: z.array(z.object({ id: idSchema, name: z.string() })),
  dependsOn: ['customers'],
})

const deadlinesSchema = z.object({
  respondBy: instantSchema.nullable(),
  arriveBy: instantSchema.nullable(),
  resolveBy: instantSchema.nullable(),
})

/** Tries the table: which service level work opened at an instant would have, what chose it, and its deadlines. */
export const serviceLevelsTry = defineQuery({
  name: 'serviceLevels.try',
  args: z.object({
    customerId: idSchema.nullable(),
    priority: prioritySchema,
    workTypeId: idSchema.nullable(),
    /** Left out: now. */
    openedAt: instantSchema.optional(),
  }),
  result: deadlinesSchema.extend({
    openedAt: instantSchema,
    policyName: z.string().nullable(),
    by: z.enum(['rule', 'contract', 'workType', 'none']),
    ruleId: idSchema.nullable(),
    /** Place of the rule in the table, the first 1. */
    rulePlace: z.int().nullable(),
  }),
  dependsOn: ['slaPolicies', 'slaRules', 'businessCalendars', 'contracts', 'workTypes'],
})

/** What would happen to open work if a service level or calendar were saved so, or if the rules were asked again. */
export const serviceLevelsPreview = defineQuery({
  name: 'serviceLevels.preview',
  args: z.discriminatedUnion('of', [
    z.object({ of: z.literal('policy'), policyId: idSchema, policy: slaPolicyDraftSchema }),
    z.object({ of: z.literal('calendar'), calendarId: idSchema, calendar: calendarDraftSchema }),
    z.object({ of: z.literal('rules') }),
  ]),
  result: z.object({
    /** Open work orders concerned at all. */
    open: z.int(),
    /** Those whose deadlines or service level would change. */
    changed: z.int(),
    earlier: z.int(),
    later: z.int(),
    /** Promises that would be missed at once although they are not now. */
    missed: z.int(),
    /** Open work with a promised date, which stands. */
    promised: z.int(),
    /** Service levels concerned: what `calendar.save` recounts. */
    policyIds: z.array(idSchema),
    /** A few of them, with the deadline that moves most. */
    examples: z.array(
      z.object({
        workOrderId: idSchema,
        number: z.int(),
        title: z.string(),
        clock: clockNameSchema,
        before: instantSchema.nullable(),
        after: instantSchema.nullable(),
      }),
    ),
  }),
  dependsOn: ['slaPolicies', 'slaRules', 'businessCalendars', 'workOrders', 'holds', 'contracts'],
})
export type RecountPreview = z.output<typeof serviceLevelsPreview.result>

/** Why a work order has its deadlines: the service level, what chose it, its calendar, and its holds. */
export const serviceLevelsWhy = defineQuery({
  name: 'serviceLevels.why',
  args: z.object({ workOrderId: idSchema }),
  result: z
    .object({
      facts: clockFactsSchema,
      policy: policySchema.nullable(),
      calendarName: z.string().nullable(),
      calendarZone: z.string().nullable(),
      by: z.enum(['rule', 'contract', 'workType', 'none']),
      /** Conditions of the rule that chose, in words; null where the rule is gone or none chose. */
      rule: z
        .object({
          place: z.int(),
          customerName: z.string().nullable(),
          contractName: z.string().nullable(),
          priority: prioritySchema.nullable(),
          workTypeName: z.string().nullable(),
          workKind: workKindSchema.nullable(),
        })
        .nullable(),
      ruleGone: z.boolean(),
      /** The policy today's rules would choose, where it is another one. */
      wouldBe: z.string().nullable(),
      /** Business minutes that holds have stopped the clocks so far. */
      pausedMinutes: z.number(),
      /** The hold it is on; null when it is not. */
      hold: z.object({ reason: z.string(), startsAt: instantSchema, pausesClock: z.boolean() }).nullable(),
    })
    .nullable(),
  dependsOn: [
    'slaPolicies',
    'slaRules',
    'businessCalendars',
    'workOrders',
    'holds',
    'contracts',
    'customers',
    'workTypes',
  ],
})
export type WhyDeadline = NonNullable<z.output<typeof serviceLevelsWhy.result>>

/** Countries, states and regions holidays are known for. */
export const calendarsRegions = defineQuery({
  name: 'calendars.regions',
  args: z.object({ country: z.string().max(8).nullable(), state: z.string().max(16).nullable() }),
  result: z.object({
    countries: z.array(z.object({ code: z.string(), name: z.string() })),
    states: z.array(z.object({ code: z.string(), name: z.string() })),
    regions: z.array(z.object({ code: z.string(), name: z.string() })),
  }),
  dependsOn: [],
})

/** Holidays of a country (and state and region) over some years, to be looked over before they become days off. */
export const calendarsHolidays = defineQuery({
  name: 'calendars.holidays',
  args: z.object({
    country: z.string().min(2).max(8),
    state: z.string().max(16).nullable().default(null),
    region: z.string().max(16).nullable().default(null),
    fromYear: z.int().min(1970).max(2100),
    toYear: z.int().min(1970).max(2100),
  }),
  result: z.array(
    z.object({
      day: daySchema,
      name: z.string(),
      /** Most offices close on public and bank holidays only. */
      kind: z.enum(['public', 'bank', 'school', 'optional', 'observance']),
      /** Moved to this day because it falls on a weekend. */
      substitute: z.boolean(),
    }),
  ),
  dependsOn: [],
})
export type HolidayView = z.output<typeof calendarsHolidays.result>[number]
