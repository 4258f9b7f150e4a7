import { z } from 'zod'
import { assetSchema } from '../domain/asset/asset.ts'
import { contractSchema } from '../domain/contract/contract.ts'
import { contactSchema, customerSchema, customerTierSchema } from '../domain/customer/customer.ts'
import { visitDraftSchema } from '../domain/intake/visit-draft.ts'
import { windowKinds } from '../domain/intake/windows-of-day.ts'
import { prioritySchema } from '../domain/record/priority.ts'
import { daySchema, idSchema, instantSchema } from '../domain/record/record.ts'
import { siteSchema } from '../domain/site/site.ts'
import { violationSchema } from '../kernel/app-error.ts'
import { matchCrewSchema, matchLegSchema } from './match.ts'
import { defineQuery } from './query.ts'

/** What somebody who calls can be known by. An earlier call is a request that kept its caller. */
export const callerKinds = ['contact', 'customer', 'site', 'asset', 'earlierCall'] as const

/** Somebody or something that the typed text may mean, with everything that choosing it fills in. */
export const callerSchema = z.object({
  kind: z.enum(callerKinds),
  id: idSchema,
  title: z.string(),
  /** Where it belongs: customer, address, what else tells it apart. */
  detail: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  /** The person to speak to, where the match is one. */
  contactName: z.string().nullable(),
  customerId: idSchema.nullable(),
  siteId: idSchema.nullable(),
  assetId: idSchema.nullable(),
  tier: customerTierSchema.nullable(),
  /** The telephone number matched rather than the words. */
  byPhone: z.boolean(),
})
export type Caller = z.infer<typeof callerSchema>

/**
 * Who may be calling, while typing: a telephone number in any form (its digits are compared), a name, an address or an
 * asset tag. Likeliest first. Any text is allowed.
 */
export const callFind = defineQuery({
  name: 'call.find',
  args: z.object({ text: z.string().max(2_000), limit: z.int().min(1).max(30).default(9) }),
  result: z.object({ callers: z.array(callerSchema), more: z.boolean() }),
  dependsOn: ['customers', 'contacts', 'sites', 'assets', 'requests'],
})

/** A request or work order that is open at a place: the call may be about the same thing. */
export const openAtPlaceSchema = z.object({
  kind: z.enum(['request', 'workOrder']),
  id: idSchema,
  number: z.int(),
  title: z.string(),
  status: z.string(),
  priority: prioritySchema,
  assetId: idSchema.nullable(),
  workTypeId: idSchema.nullable(),
  workTypeName: z.string().nullable(),
  category: z.string().nullable(),
  openedAt: instantSchema,
  resolveBy: instantSchema.nullable(),
  /** Start of its next visit; null while it has no place. */
  visitStartsAt: instantSchema.nullable(),
  technicianName: z.string().nullable(),
})
export type OpenAtPlace = z.infer<typeof openAtPlaceSchema>

/** A visit that was made at a place. */
export const pastVisitSchema = z.object({
  workOrderId: idSchema,
  workOrderNumber: z.int(),
  title: z.string(),
  assetId: idSchema.nullable(),
  at: instantSchema,
  technicianName: z.string().nullable(),
  status: z.string(),
})

/** Everything the person at the telephone should know of a place while somebody speaks about it. */
export const callPlace = defineQuery({
  name: 'call.place',
  holdsMoney: true,
  args: z.object({
    customerId: idSchema.nullable(),
    siteId: idSchema.nullable(),
    assetId: idSchema.nullable(),
  }),
  result: z.object({
    customer: customerSchema.nullable(),
    site: siteSchema.nullable(),
    asset: assetSchema.nullable(),
    territoryName: z.string().nullable(),
    /** Of the site first, then of the customer. */
    contacts: z.array(contactSchema),
    /** Sites of the customer, by name; at most 100. */
    sites: z.array(z.object({ id: idSchema, name: z.string(), address: z.string(), openCount: z.int() })),
    siteCount: z.int(),
    /** Equipment at the site, by tag; at most 100. */
    assets: z.array(z.object({ asset: assetSchema, openCount: z.int(), lastVisitAt: instantSchema.nullable() })),
    assetCount: z.int(),
    /** Open at the site or at another site of the same address, newest first. */
    open: z.array(openAtPlaceSchema),
    /** The last visits here, newest first. */
    past: z.array(pastVisitSchema),
    /** Of the customer, also those of other sites and times: `coverageOf` says what holds. */
    contracts: z.array(contractSchema),
    /** Today in the office zone: what warranties and contracts are compared with. */
    today: daySchema,
  }),
  dependsOn: [
    'customers',
    'sites',
    'assets',
    'contacts',
    'territories',
    'requests',
    'workOrders',
    'workTypes',
    'visits',
    'visitTechnicians',
    'contracts',
  ],
})

const stopSchema = z.object({ workOrderNumber: z.int(), address: z.string().nullable() })

/** A window that can be promised, with what it costs. */
export const offeredWindowSchema = z.object({
  day: daySchema,
  start: instantSchema,
  end: instantSchema,
  technicianId: idSchema,
  technicianCode: z.string(),
  technicianName: z.string(),
  arrival: instantSchema,
  leave: instantSchema,
  /** Minutes the technician's driving grows by on that day. */
  extraTravelMinutes: z.int(),
  travelBefore: matchLegSchema,
  travelAfter: matchLegSchema,
  /** The stops on both sides; null is home. */
  before: stopSchema.nullable(),
  after: stopSchema.nullable(),
  /** Nothing is broken that another window could mend. */
  fits: z.boolean(),
  violations: z.array(violationSchema),
  /** Who goes along, where the work needs several people. */
  crew: matchCrewSchema.nullable(),
})
export type OfferedWindow = z.infer<typeof offeredWindowSchema>

/**
 * The windows that can be promised for a visit that does not exist yet, ranked as `match.windows` ranks them over the
 * technicians' days as they are planned, with every window promised before held free.
 */
export const callWindows = defineQuery({
  name: 'call.windows',
  args: visitDraftSchema.extend({
    kind: z.enum(windowKinds).default('twoHours'),
    /** First day to look at; left out: today. */
    fromDay: daySchema.optional(),
  }),
  result: z.object({
    /** Best first; at most three. Those that break nothing come before those of which the board would warn. */
    best: z.array(offeredWindowSchema),
    /** The best technician of every window, in order of time. */
    all: z.array(offeredWindowSchema),
    days: z.array(daySchema),
    durationMinutes: z.int(),
    /** Technicians who hold the skills; 0 means nobody can be promised. */
    technicians: z.int(),
    /** Skills that were named but that the office does not know. */
    unknownSkills: z.array(z.string()),
    /** Skills named besides that nobody who could come holds all of: somebody else has to come along. */
    lackingSkills: z.array(z.string()),
    /** Windows that were promised to others and are held free. */
    promised: z.int(),
    /** Whether the place is known: without coordinates no driving can be counted. */
    placeKnown: z.boolean(),
    officeZone: z.string(),
  }),
  dependsOn: [
    'visits',
    'visitTechnicians',
    'workOrders',
    'requests',
    'technicians',
    'technicianSkills',
    'certificates',
    'shifts',
    'shiftExceptions',
    'breaks',
    'absences',
    'workTypes',
    'sites',
    'businessCalendars',
    'customers',
    'skills',
    'settings',
  ],
})
