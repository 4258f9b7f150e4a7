import { z } from 'zod'
import { customFilterSchema } from '../domain/custom-field/custom-filter.ts'
import { adviceGaps } from '../domain/asset/replace-advice.ts'
import { assetCriticalitySchema, assetSchema, assetStateSchema } from '../domain/asset/asset.ts'
import { repeatRuleSchema, replaceRuleSchema } from '../domain/asset/asset-settings.ts'
import { contactSchema, customerSchema } from '../domain/customer/customer.ts'
import { daySchema, idSchema, instantSchema } from '../domain/record/record.ts'
import { siteSchema } from '../domain/site/site.ts'
import { workKindSchema } from '../domain/work-type/work-kind.ts'
import { workOrderStatusSchema } from '../domain/work-order/work-order.ts'
import { defineQuery } from './query.ts'
import { cursorSchema, workOrderRowSchema } from './work-orders.ts'

/** Which assets a list shows; what is left out does not narrow it. */
export const assetFilterSchema = z.object({
  /** Words in tag, name, kind, manufacturer, model or serial number. The newest 1,000 matches are listed. */
  text: z.string().max(10_000).optional(),
  kinds: z.array(z.string().max(500)).max(500).optional(),
  statuses: z.array(assetStateSchema).optional(),
  criticalities: z.array(assetCriticalitySchema).optional(),
  territoryIds: z.array(idSchema).max(500).optional(),
  customerId: idSchema.optional(),
  siteId: idSchema.optional(),
  /** Warranty as of today: runs on, ends within 30 days, is over, or nobody has written one down. */
  warranty: z.array(z.enum(['valid', 'soon', 'over', 'none'])).optional(),
  /** `repeat`: failures that come again; `replace`: both shares of the advice are reached; `open`: work is open. */
  flags: z.array(z.enum(['repeat', 'replace', 'open'])).optional(),
  /** Conditions on the office’s own fields; all must hold. */
  custom: z.array(customFilterSchema).max(20).optional(),
})
export type AssetFilter = z.infer<typeof assetFilterSchema>

/** Orders of the list; equal rows come by id. */
export const assetSorts = ['tag', 'name', 'kind', 'warrantyUntil'] as const
export const assetSortSchema = z.object({ by: z.enum(assetSorts), descending: z.boolean().default(false) })
export type AssetSort = z.infer<typeof assetSortSchema>

const repeatSchema = z.object({
  code: z.string(),
  count: z.int(),
  firstAt: instantSchema,
  lastAt: instantSchema,
  workOrderIds: z.array(idSchema).readonly(),
})

/** One line of the list. */
export const assetRowSchema = assetSchema
  .pick({
    id: true,
    rev: true,
    tag: true,
    name: true,
    kind: true,
    manufacturer: true,
    model: true,
    serial: true,
    installedOn: true,
    warrantyUntil: true,
    criticality: true,
    status: true,
    parentId: true,
    locationNote: true,
    siteId: true,
    custom: true,
  })
  .extend({
    parentTag: z.string().nullable(),
    partCount: z.int(),
    siteName: z.string(),
    address: z.string(),
    customerId: idSchema.nullable(),
    customerName: z.string().nullable(),
    openWorkOrders: z.int(),
    lastWorkAt: instantSchema.nullable(),
    /** The failure that comes most often just now; null when none repeats. */
    repeat: repeatSchema.nullable(),
    /** Both shares of repair or replace are reached. */
    replace: z.boolean(),
  })
export type AssetRow = z.infer<typeof assetRowSchema>

const listedFrom = ['assets', 'sites', 'customers', 'workOrders', 'costLines', 'settings'] as const

/** A page of the list; `after` and `until` as in `workOrders.page`. */
export const assetsPage = defineQuery({
  name: 'assets.page',
  args: z.object({
    filter: assetFilterSchema.default({}),
    sort: assetSortSchema.default({ by: 'tag', descending: false }),
    after: cursorSchema.default(null),
    until: cursorSchema.default(null),
    limit: z.int().min(1).max(500).default(200),
  }),
  result: z.object({ rows: z.array(assetRowSchema), next: cursorSchema, textCut: z.boolean() }),
  dependsOn: listedFrom,
})

/** How many assets a filter lets through; counted up to 10,000, then `more`. */
export const assetsCount = defineQuery({
  name: 'assets.count',
  args: z.object({ filter: assetFilterSchema.default({}) }),
  result: z.object({ count: z.int(), more: z.boolean() }),
  dependsOn: listedFrom,
})

/** Ids of what a filter lets through, in the order asked for; at most 5,000. */
export const assetsIds = defineQuery({
  name: 'assets.ids',
  args: z.object({ filter: assetFilterSchema.default({}), sort: assetSortSchema.optional() }),
  result: z.object({ ids: z.array(idSchema), more: z.boolean() }),
  dependsOn: listedFrom,
})

/** What the filters of the list can be set to. */
export const assetsChoices = defineQuery({
  name: 'assets.choices',
  args: z.object({}),
  result: z.object({
    kinds: z.array(z.string()),
    territories: z.array(z.object({ id: idSchema, code: z.string(), name: z.string() })),
  }),
  dependsOn: ['assets', 'territories'],
})

/** The assets of a site, in the order of the tree: each followed by its parts. At most 2,000. */
export const assetsOfSite = defineQuery({
  name: 'assets.ofSite',
  args: z.object({ siteId: idSchema }),
  result: z.object({ rows: z.array(assetRowSchema), more: z.boolean() }),
  dependsOn: listedFrom,
})

const ratioSchema = z.object({
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  share: z.number().nullable(),
})

/** One asset with all that the inspector shows; null when there is none. */
export const assetsGet = defineQuery({
  name: 'assets.get',
  holdsMoney: true,
  args: z.object({ assetId: idSchema }),
  result: z
    .object({
      asset: assetSchema,
      site: siteSchema.nullable(),
      customer: customerSchema.nullable(),
      territoryName: z.string().nullable(),
      /** What it is part of, the nearest first. */
      partOf: z.array(z.object({ id: idSchema, tag: z.string(), name: z.string() })),
      parts: z.array(z.object({ id: idSchema, tag: z.string(), name: z.string(), status: assetStateSchema })),
      /** Who to speak to: at the site, then at the customer. */
      contacts: z.array(contactSchema),
      /** The instant figures are counted to, and its day in the office zone. */
      asOf: instantSchema,
      today: daySchema,
      openWork: z.array(workOrderRowSchema),
      history: z.object({
        workOrders: z.int(),
        failures: z.int(),
        firstAt: instantSchema.nullable(),
        lastAt: instantSchema.nullable(),
        /** Of all time, minor units; null where this role may not see costs. */
        costCents: z.int().nullable(),
      }),
      repeats: z.array(repeatSchema),
      repeatRule: repeatRuleSchema,
      mtbf: z.object({
        failures: z.int(),
        from: instantSchema.nullable(),
        to: instantSchema,
        since: z.enum(['installed', 'firstRecord']),
        meanDays: z.number().nullable(),
      }),
      /** Null where this role may not see costs. */
      advice: z
        .object({
          verdict: z.enum(['replace', 'repair', 'unknown']),
          cost: ratioSchema,
          age: ratioSchema,
          failures: z.int(),
          from: daySchema,
          to: daySchema,
          unrecordedDays: z.int(),
          missing: z.array(z.enum(adviceGaps)),
          rule: replaceRuleSchema,
        })
        .nullable(),
    })
    .nullable(),
  dependsOn: [...listedFrom, 'contacts', 'territories', 'workTypes', 'visits'],
})

/** One entry of the service history of an asset. */
export const assetWorkSchema = z.object({
  id: idSchema,
  number: z.int(),
  title: z.string(),
  status: workOrderStatusSchema,
  openedAt: instantSchema,
  /** Null while it is open, and where the source it came from does not say. */
  completedAt: instantSchema.nullable(),
  kind: workKindSchema.nullable(),
  workTypeName: z.string().nullable(),
  failureCode: z.string().nullable(),
  rootCause: z.string().nullable(),
  outcome: z.string().nullable(),
  nextStep: z.string().nullable(),
  imported: z.boolean(),
  /** Where the work was done, when that is not where the asset stands now. */
  elsewhere: z.string().nullable(),
  /** Actual and committed, minor units; null where this role may not see costs, or where there are none. */
  costCents: z.int().nullable(),
  /** How often this failure had come, this time included, when it came; null when it was no repeat. */
  repeatCount: z.int().nullable(),
  zone: z.string(),
})
export type AssetWork = z.infer<typeof assetWorkSchema>

/** A page of the service history of an asset, wherever it stood, newest first; `after` and `until` as in `workOrders.page`. */
export const assetsHistory = defineQuery({
  name: 'assets.history',
  args: z.object({
    assetId: idSchema,
    /** Only what failed. */
    failuresOnly: z.boolean().default(false),
    after: cursorSchema.default(null),
    until: cursorSchema.default(null),
    limit: z.int().min(1).max(500).default(200),
  }),
  result: z.object({ rows: z.array(assetWorkSchema), next: cursorSchema, textCut: z.boolean() }),
  dependsOn: listedFrom,
})

/** What somebody who opens work on an asset should know at once. Null when there is no such asset. */
export const assetsFlags = defineQuery({
  name: 'assets.flags',
  args: z.object({ assetId: idSchema }),
  result: z
    .object({
      tag: z.string(),
      repeats: z.array(repeatSchema),
      days: z.int(),
      replace: z.boolean(),
      status: assetStateSchema,
    })
    .nullable(),
  dependsOn: listedFrom,
})
