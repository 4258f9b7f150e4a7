import { z } from 'zod'
import { customFilterSchema } from '../domain/custom-field/custom-filter.ts'
import { customValuesSchema } from '../domain/custom-field/custom-values.ts'
import { prioritySchema } from '../domain/record/priority.ts'
import { idSchema, instantSchema } from '../domain/record/record.ts'
import { requestSchema, requestStatusSchema } from '../domain/request/request.ts'
import { clockFactsSchema } from '../domain/sla/clocks.ts'
import { acceptObstacles } from '../domain/request/acceptance.ts'
import { meetingPlaces, workMatches } from '../domain/request/duplicates.ts'
import { estimateGaps } from '../domain/request/estimate.ts'
import { requestLinkKindSchema } from '../domain/request/request-link.ts'
import { visitStatusSchema } from '../domain/visit/visit.ts'
import { workOrderStatusSchema } from '../domain/work-order/work-order.ts'
import { defineQuery } from './query.ts'
import { cursorSchema } from './work-orders.ts'

/** The tabs of the inbox: the statuses of a request, in the order they are lived. */
export const requestTabs = ['new', 'awaitingApproval', 'accepted', 'resolved', 'rejected', 'merged', 'closed'] as const
export const requestTabSchema = z.enum(requestTabs)
export type RequestTab = z.infer<typeof requestTabSchema>

/** Which requests a list shows. */
export const requestFilterSchema = z.object({
  tab: requestTabSchema.default('new'),
  text: z.string().max(10_000).optional(),
  workTypeId: idSchema.nullable().optional(),
  territoryId: idSchema.nullable().optional(),
  importId: idSchema.optional(),
  priorities: z.array(prioritySchema).optional(),
  /** Conditions on the office’s own fields; all must hold. */
  custom: z.array(customFilterSchema).max(20).optional(),
})
export type RequestFilter = z.input<typeof requestFilterSchema>

export const requestSortSchema = z.object({
  by: z.enum(['openedAt', 'resolveBy']),
  descending: z.boolean().default(false),
})
export type RequestSort = z.infer<typeof requestSortSchema>

/** One line of the inbox. */
export const requestRowSchema = z.object({
  id: idSchema,
  rev: z.int(),
  number: z.int(),
  externalId: z.string().nullable(),
  status: requestStatusSchema,
  title: z.string(),
  source: z.string(),
  priority: prioritySchema,
  workTypeId: idSchema.nullable(),
  workTypeName: z.string().nullable(),
  fieldWork: z.boolean().nullable(),
  siteId: idSchema.nullable(),
  address: z.string().nullable(),
  district: z.string().nullable(),
  ungeocoded: z.boolean(),
  openedAt: instantSchema,
  resolveBy: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  workOrderNumber: z.int().nullable(),
  mergedIntoNumber: z.int().nullable(),
  decisionReason: z.string().nullable(),
  /** How it was settled without a visit, a `resolutionWays` code. */
  resolvedHow: z.string().nullable(),
  contactName: z.string().nullable(),
  team: z.string().nullable(),
  territoryName: z.string().nullable(),
  customerName: z.string().nullable(),
  assetTag: z.string().nullable(),
  /** Values of the office’s own fields. */
  custom: customValuesSchema,
  /** Its own promises until it is decided, those of its work order from then on. */
  clock: clockFactsSchema,
})
export type RequestRow = z.infer<typeof requestRowSchema>

const listedFrom = ['requests', 'sites', 'workTypes', 'workOrders', 'territories', 'customers', 'assets'] as const

/** A page of the inbox; cursors as in `workOrders.page`. */
export const requestsPage = defineQuery({
  name: 'requests.page',
  args: z.object({
    filter: requestFilterSchema.default({ tab: 'new' }),
    sort: requestSortSchema.default({ by: 'openedAt', descending: false }),
    after: cursorSchema.default(null),
    until: cursorSchema.default(null),
    limit: z.int().min(1).max(500).default(200),
  }),
  result: z.object({ rows: z.array(requestRowSchema), next: cursorSchema, textCut: z.boolean() }),
  dependsOn: listedFrom,
})

/** How many requests each tab holds, counted up to 10,000. */
export const requestsCounts = defineQuery({
  name: 'requests.counts',
  args: z.object({}),
  result: z.record(requestTabSchema, z.object({ count: z.int(), more: z.boolean() })),
  dependsOn: ['requests'],
})

/** How many requests a filter lets through; counted up to 10,000, then `more`. */
export const requestsCount = defineQuery({
  name: 'requests.count',
  args: z.object({ filter: requestFilterSchema.default({ tab: 'new' }) }),
  result: z.object({ count: z.int(), more: z.boolean() }),
  dependsOn: ['requests', 'sites'],
})

/** Ids of everything in a tab under a filter, oldest first unless asked otherwise; at most 20,000. */
export const requestsIds = defineQuery({
  name: 'requests.ids',
  args: z.object({ filter: requestFilterSchema.default({ tab: 'new' }), sort: requestSortSchema.optional() }),
  result: z.object({ ids: z.array(idSchema), more: z.boolean() }),
  dependsOn: listedFrom,
})

/** What accepting these requests would do, before it is done. */
export const requestsAcceptPreview = defineQuery({
  name: 'requests.acceptPreview',
  args: z.object({ requestIds: z.array(idSchema).max(20_000) }),
  result: z.object({
    /** Become a work order with a visit. */
    fieldWork: z.int(),
    /** Become a work order without a visit. */
    deskWork: z.int(),
    left: z.array(z.object({ reason: z.enum(acceptObstacles), count: z.int() })),
    /** Field work whose site has no coordinates: it is accepted, but the map lists it as not placed. */
    ungeocoded: z.int(),
    /** Estimated cost of what becomes a work order, in minor units, and how many of them nobody can estimate. */
    cost: z.object({ totalCents: z.int(), unknown: z.int() }),
    /** Those whose estimate is above the limit of who sits here: they are left, or wait for approval. */
    aboveLimit: z.object({ count: z.int(), totalCents: z.int(), deciders: z.array(z.string()) }),
    /** The limit of who sits here, in minor units; null: none. */
    limitCents: z.int().nullable(),
  }),
  dependsOn: ['requests', 'workTypes', 'sites', 'users', 'settings', 'technicians', 'technicianSkills'],
})

/** What accepting one request would probably cost, and who may decide that. Null where it has no work type yet. */
export const requestsEstimate = defineQuery({
  name: 'requests.estimate',
  args: z.object({ requestId: idSchema }),
  result: z
    .object({
      labourCents: z.int().nullable(),
      partsCents: z.int(),
      travelCents: z.int().nullable(),
      totalCents: z.int().nullable(),
      durationMinutes: z.int(),
      travelMinutes: z.int().nullable(),
      crewSize: z.int(),
      gaps: z.array(z.enum(estimateGaps)),
      /** What limits are compared with: a sum written at the request, else the total. */
      amountCents: z.int().nullable(),
      mayAccept: z.boolean(),
      onBehalfOf: z.string().nullable(),
      limitCents: z.int().nullable(),
      /** Who may decide instead, by name. */
      deciders: z.array(z.string()),
    })
    .nullable(),
  dependsOn: ['requests', 'workTypes', 'sites', 'users', 'settings', 'technicians', 'technicianSkills'],
})

/** Fields in which a request and a candidate are shown to differ, in the order of the comparison. */
export const comparedFields = [
  'title',
  'description',
  'workType',
  'priority',
  'address',
  'asset',
  'customer',
  'contact',
  'source',
  'openedAt',
  'resolveBy',
] as const

/** What may be the same as a request, and why. */
export const duplicateSchema = z.object({
  kind: z.enum(['request', 'workOrder']),
  id: idSchema,
  /** 0 to 1; see `judgeDuplicate`. */
  score: z.number(),
  /** At or above the office's threshold: it is warned of, not only shown. */
  likely: z.boolean(),
  place: z.enum(meetingPlaces),
  meters: z.number().nullable(),
  work: z.enum(workMatches),
  words: z.number(),
  daysApart: z.number(),
  wasOver: z.boolean(),
  series: z.int(),
  number: z.int(),
  title: z.string(),
  openedAt: instantSchema,
  /** Null for a work order nobody requested. */
  requestStatus: requestStatusSchema.nullable(),
  /** The work order it is, or became. */
  workOrder: z
    .object({
      id: idSchema,
      number: z.int(),
      status: workOrderStatusSchema,
      /** The visit that is next, or was last. */
      visitStatus: visitStatusSchema.nullable(),
      visitStartsAt: instantSchema.nullable(),
      technicianCode: z.string().nullable(),
      completedAt: instantSchema.nullable(),
    })
    .nullable(),
  /** Whether the request can be merged into it, or join its work order. */
  mayMerge: z.boolean(),
  link: z.object({ id: idSchema, kind: requestLinkKindSchema, reason: z.string().nullable() }).nullable(),
  /** Where the two say different things: this request, then the candidate. Instants are UTC ms. */
  differences: z.array(
    z.object({
      field: z.enum(comparedFields),
      mine: z.union([z.string(), z.number()]).nullable(),
      theirs: z.union([z.string(), z.number()]).nullable(),
    }),
  ),
})
export type DuplicateCandidate = z.infer<typeof duplicateSchema>

/**
 * Requests and work orders that may be the same as this request, likeliest first: open ones, and those over no longer
 * ago than the office looks back. At most 20; without those a person has told apart.
 */
export const requestsDuplicates = defineQuery({
  name: 'requests.duplicates',
  args: z.object({ requestId: idSchema }),
  result: z.array(duplicateSchema),
  dependsOn: [
    'requests',
    'requestDistinctions',
    'requestLinks',
    'workOrders',
    'visits',
    'sites',
    'assets',
    'customers',
    'workTypes',
    'settings',
  ],
})

/** Of these requests, those that have at least one likely duplicate: what a list marks. At most 300. */
export const requestsLikelyDuplicates = defineQuery({
  name: 'requests.likelyDuplicates',
  args: z.object({ requestIds: z.array(idSchema).max(300) }),
  result: z.array(z.object({ requestId: idSchema, count: z.int() })),
  dependsOn: ['requests', 'requestDistinctions', 'workOrders', 'sites', 'assets', 'workTypes', 'settings'],
})

/** A request that belongs together with another. */
export const linkedRequestSchema = z.object({
  id: idSchema,
  kind: requestLinkKindSchema,
  reason: z.string().nullable(),
  request: requestRowSchema,
})
export type LinkedRequest = z.infer<typeof linkedRequestSchema>

/** One request with its names, for the inspector. Null when it is not there. */
export const requestsGet = defineQuery({
  name: 'requests.get',
  args: z.object({ requestId: idSchema }),
  result: z
    .object({
      request: requestSchema,
      row: requestRowSchema,
      territoryName: z.string().nullable(),
      customerName: z.string().nullable(),
      assetName: z.string().nullable(),
      siteZone: z.string().nullable(),
      siteAccessNotes: z.string().nullable(),
      merged: z.array(requestRowSchema),
      mergedInto: requestRowSchema.nullable(),
      links: z.array(linkedRequestSchema),
    })
    .nullable(),
  dependsOn: [...listedFrom, 'requestLinks'],
})
