import { z } from 'zod'
import { prioritySchema } from '../domain/record/priority.ts'
import { customFilterSchema } from '../domain/custom-field/custom-filter.ts'
import { customValuesSchema } from '../domain/custom-field/custom-values.ts'
import { idSchema, instantSchema } from '../domain/record/record.ts'
import { visitStatusSchema } from '../domain/visit/visit.ts'
import { clockFactsSchema } from '../domain/sla/clocks.ts'
import { workOrderStatusSchema } from '../domain/work-order/work-order.ts'
import { defineQuery } from './query.ts'

/** Which work orders a list shows; what is left out does not narrow it. */
export const workOrderFilterSchema = z.object({
  statuses: z.array(workOrderStatusSchema).optional(),
  priorities: z.array(prioritySchema).optional(),
  workTypeIds: z.array(idSchema).max(500).optional(),
  territoryIds: z.array(idSchema).max(500).optional(),
  teams: z.array(z.string().max(200)).max(500).optional(),
  siteId: idSchema.optional(),
  assetId: idSchema.optional(),
  customerId: idSchema.optional(),
  /** Words in number, title, description or address. The newest 1,000 matches are listed. */
  text: z.string().max(10_000).optional(),
  /** `overdue`: a promise is missed and still open; `atRisk`: none is missed, and one is due soon (`sla/urgency.ts`). */
  due: z.enum(['overdue', 'atRisk']).optional(),
  /** Half-open `[from, to)` ranges, UTC ms. */
  openedFrom: instantSchema.optional(),
  openedTo: instantSchema.optional(),
  resolveFrom: instantSchema.optional(),
  resolveTo: instantSchema.optional(),
  /** `placed`: some live visit has a time and a technician; `unplaced`: none has. */
  visits: z.enum(['placed', 'unplaced']).optional(),
  /** Conditions on the office's own fields; all must hold. */
  custom: z.array(customFilterSchema).max(20).optional(),
  /** Exactly these: what a figure of a report stands for. */
  ids: z.array(idSchema).max(20_000).optional(),
})
export type WorkOrderFilter = z.infer<typeof workOrderFilterSchema>

/** Orders of the list. `due`: by the most urgent promise still to be kept. Equal rows come by resolve-by, then id; rows without a value come last. */
export const workOrderSorts = [
  'number',
  'resolveBy',
  'due',
  'openedAt',
  'priority',
  'status',
  'workType',
  'site',
] as const
export const workOrderSortSchema = z.object({
  by: z.enum(workOrderSorts),
  descending: z.boolean().default(false),
})
export type WorkOrderSort = z.infer<typeof workOrderSortSchema>

/** One line of the list. */
export const workOrderRowSchema = z.object({
  id: idSchema,
  rev: z.int(),
  number: z.int(),
  title: z.string(),
  status: workOrderStatusSchema,
  priority: prioritySchema,
  workTypeId: idSchema.nullable(),
  workTypeName: z.string().nullable(),
  siteId: idSchema.nullable(),
  siteName: z.string().nullable(),
  address: z.string().nullable(),
  district: z.string().nullable(),
  zone: z.string().nullable(),
  territoryCode: z.string().nullable(),
  territoryName: z.string().nullable(),
  customerName: z.string().nullable(),
  team: z.string().nullable(),
  openedAt: instantSchema,
  respondBy: instantSchema.nullable(),
  resolveBy: instantSchema.nullable(),
  completedAt: instantSchema.nullable(),
  holdReason: z.string().nullable(),
  clock: clockFactsSchema,
  /** Values of the office's own fields. */
  custom: customValuesSchema,
  /** The visit that matters now: the first live one, else the last. */
  visit: z
    .object({
      id: idSchema,
      status: visitStatusSchema,
      startsAt: instantSchema.nullable(),
      durationMinutes: z.int(),
      technicianId: idSchema.nullable(),
      technicianCode: z.string().nullable(),
    })
    .nullable(),
  visitCount: z.int(),
})
export type WorkOrderRow = z.infer<typeof workOrderRowSchema>

/** Place in a list, as a page gave it; opaque. */
export const cursorSchema = z.string().max(2_000).nullable()

const listedFrom = [
  'workOrders',
  'visits',
  'visitTechnicians',
  'sites',
  'workTypes',
  'territories',
  'technicians',
  'holds',
  'slaPolicies',
  'businessCalendars',
] as const

/**
 * A page of the list. `after` and `until` bound it to the rows behind one cursor up to another, so that pages stay
 * aligned while rows change. A page may be shorter than asked although `next` is set: read on from there.
 */
export const workOrdersPage = defineQuery({
  name: 'workOrders.page',
  args: z.object({
    filter: workOrderFilterSchema.default({}),
    sort: workOrderSortSchema.default({ by: 'resolveBy', descending: false }),
    after: cursorSchema.default(null),
    until: cursorSchema.default(null),
    limit: z.int().min(1).max(500).default(200),
  }),
  result: z.object({
    rows: z.array(workOrderRowSchema),
    /** Where to read on; null at the end (or at `until`). */
    next: cursorSchema,
    /** Text matched more than can be listed; older matches are left out. */
    textCut: z.boolean(),
  }),
  dependsOn: listedFrom,
})

/** How many work orders a filter lets through; counted up to 10,000, then `more`. */
export const workOrdersCount = defineQuery({
  name: 'workOrders.count',
  args: z.object({ filter: workOrderFilterSchema.default({}) }),
  result: z.object({ count: z.int(), more: z.boolean() }),
  dependsOn: ['workOrders', 'visits', 'sites'],
})

/** Ids of what a filter lets through, newest first, for an action on all of it. At most 20,000; `more` says there are more. */
export const workOrdersIds = defineQuery({
  name: 'workOrders.ids',
  args: z.object({ filter: workOrderFilterSchema.default({}), sort: workOrderSortSchema.optional() }),
  result: z.object({ ids: z.array(idSchema), more: z.boolean() }),
  dependsOn: listedFrom,
})

/** What the filters of the list can be set to. */
export const workOrdersChoices = defineQuery({
  name: 'workOrders.choices',
  args: z.object({}),
  result: z.object({
    workTypes: z.array(
      z.object({
        id: idSchema,
        name: z.string(),
        category: z.string(),
        fieldWork: z.boolean(),
        durationMinutes: z.int(),
        /** Out of use: shown on what has it, and not offered for anything new. */
        active: z.boolean(),
      }),
    ),
    territories: z.array(z.object({ id: idSchema, code: z.string(), name: z.string() })),
    teams: z.array(z.string()),
  }),
  dependsOn: ['workTypes', 'territories', 'technicians'],
})

/** Saved views of a screen. */
export const savedViewsOf = defineQuery({
  name: 'savedViews.of',
  args: z.object({ screen: z.string().max(100) }),
  result: z.array(z.object({ id: idSchema, name: z.string(), view: z.json() })),
  dependsOn: ['savedViews'],
})
