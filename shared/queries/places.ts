import { z } from 'zod'
import { customFilterSchema } from '../domain/custom-field/custom-filter.ts'
import { assetStateSchema } from '../domain/asset/asset.ts'
import { contactSchema, customerSchema, customerTierSchema } from '../domain/customer/customer.ts'
import { idSchema } from '../domain/record/record.ts'
import { siteSchema } from '../domain/site/site.ts'
import { defineQuery } from './query.ts'
import { cursorSchema, workOrderRowSchema } from './work-orders.ts'

const paging = {
  after: cursorSchema.default(null),
  until: cursorSchema.default(null),
  limit: z.int().min(1).max(500).default(200),
} as const

/** Which customers a list shows. */
export const customerFilterSchema = z.object({
  /** Words in name, id in the source, phone or email. The newest 1,000 matches are listed. */
  text: z.string().max(10_000).optional(),
  tiers: z.array(customerTierSchema).optional(),
  active: z.boolean().optional(),
})
export type CustomerFilter = z.infer<typeof customerFilterSchema>
export const customerSortSchema = z.object({ by: z.enum(['name']), descending: z.boolean().default(false) })
export type CustomerSort = z.infer<typeof customerSortSchema>

/** One line of the list of customers. */
export const customerRowSchema = customerSchema
  .pick({ id: true, rev: true, name: true, tier: true, phone: true, email: true, active: true })
  .extend({
    sites: z.int(),
    openWorkOrders: z.int(),
    /** Who to call first. */
    contact: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  })
export type CustomerRow = z.infer<typeof customerRowSchema>

/** A page of customers. */
export const customersPage = defineQuery({
  name: 'customers.page',
  args: z.object({
    filter: customerFilterSchema.default({}),
    sort: customerSortSchema.default({ by: 'name', descending: false }),
    ...paging,
  }),
  result: z.object({ rows: z.array(customerRowSchema), next: cursorSchema, textCut: z.boolean() }),
  dependsOn: ['customers', 'contacts', 'sites', 'workOrders'],
})

/** How many customers a filter lets through; counted up to 10,000, then `more`. */
export const customersCount = defineQuery({
  name: 'customers.count',
  args: z.object({ filter: customerFilterSchema.default({}) }),
  result: z.object({ count: z.int(), more: z.boolean() }),
  dependsOn: ['customers'],
})

/** Ids of what a filter lets through, in the order asked for; at most 5,000. */
export const customersIds = defineQuery({
  name: 'customers.ids',
  args: z.object({ filter: customerFilterSchema.default({}), sort: customerSortSchema.optional() }),
  result: z.object({ ids: z.array(idSchema), more: z.boolean() }),
  dependsOn: ['customers'],
})

/** Which sites a list shows. */
export const siteFilterSchema = z.object({
  /** Words in name, address, district, postcode, id in the source or access notes. The newest 1,000 matches are listed. */
  text: z.string().max(10_000).optional(),
  customerId: idSchema.optional(),
  territoryIds: z.array(idSchema).max(500).optional(),
  active: z.boolean().optional(),
  /** `unplaced`: without coordinates; `assets`: equipment stands there; `open`: work is open; `noCustomer`: nobody’s. */
  flags: z.array(z.enum(['unplaced', 'assets', 'open', 'noCustomer'])).optional(),
  /** Conditions on the office’s own fields; all must hold. */
  custom: z.array(customFilterSchema).max(20).optional(),
})
export type SiteFilter = z.infer<typeof siteFilterSchema>
export const siteSortSchema = z.object({
  by: z.enum(['name', 'address']),
  descending: z.boolean().default(false),
})
export type SiteSort = z.infer<typeof siteSortSchema>

/** One line of the list of sites. */
export const siteRowSchema = siteSchema
  .pick({
    id: true,
    rev: true,
    name: true,
    address: true,
    district: true,
    postcode: true,
    customerId: true,
    parentId: true,
    latitude: true,
    longitude: true,
    ungeocodedReason: true,
    zone: true,
    accessNotes: true,
    active: true,
    custom: true,
  })
  .extend({
    customerName: z.string().nullable(),
    parentName: z.string().nullable(),
    territoryName: z.string().nullable(),
    parts: z.int(),
    assets: z.int(),
    openWorkOrders: z.int(),
  })
export type SiteRow = z.infer<typeof siteRowSchema>

const sitesFrom = ['sites', 'customers', 'territories', 'assets', 'workOrders'] as const

/** A page of sites. */
export const sitesPage = defineQuery({
  name: 'sites.page',
  args: z.object({
    filter: siteFilterSchema.default({}),
    sort: siteSortSchema.default({ by: 'name', descending: false }),
    ...paging,
  }),
  result: z.object({ rows: z.array(siteRowSchema), next: cursorSchema, textCut: z.boolean() }),
  dependsOn: sitesFrom,
})

/** How many sites a filter lets through; counted up to 10,000, then `more`. */
export const sitesCount = defineQuery({
  name: 'sites.count',
  args: z.object({ filter: siteFilterSchema.default({}) }),
  result: z.object({ count: z.int(), more: z.boolean() }),
  dependsOn: sitesFrom,
})

/** Ids of what a filter lets through, in the order asked for; at most 5,000. */
export const sitesIds = defineQuery({
  name: 'sites.ids',
  args: z.object({ filter: siteFilterSchema.default({}), sort: siteSortSchema.optional() }),
  result: z.object({ ids: z.array(idSchema), more: z.boolean() }),
  dependsOn: sitesFrom,
})

/** The sites of a customer, in the order of the tree: each followed by its parts. At most 500. */
export const sitesOfCustomer = defineQuery({
  name: 'sites.ofCustomer',
  args: z.object({ customerId: idSchema }),
  result: z.object({ rows: z.array(siteRowSchema), more: z.boolean() }),
  dependsOn: sitesFrom,
})

/** One customer with all that the inspector shows; null when there is none. */
export const customersGet = defineQuery({
  name: 'customers.get',
  args: z.object({ customerId: idSchema }),
  result: z
    .object({
      customer: customerSchema,
      contacts: z.array(contactSchema),
      /** The first by name; `siteCount` counts all. */
      sites: z.array(siteRowSchema),
      siteCount: z.int(),
      openWork: z.array(workOrderRowSchema),
      workOrderCount: z.int(),
    })
    .nullable(),
  dependsOn: ['customers', 'contacts', 'sites', 'workOrders', 'visits', 'assets'],
})

/** One site with all that the inspector shows; null when there is none. */
export const sitesGet = defineQuery({
  name: 'sites.get',
  args: z.object({ siteId: idSchema }),
  result: z
    .object({
      site: siteSchema,
      customer: customerSchema.nullable(),
      territoryName: z.string().nullable(),
      territories: z.array(z.object({ id: idSchema, name: z.string() })),
      /** Calendars to choose from for when it is open. */
      calendars: z.array(z.object({ id: idSchema, name: z.string() })),
      /** What it is part of, the nearest first. */
      partOf: z.array(z.object({ id: idSchema, name: z.string() })),
      parts: z.array(z.object({ id: idSchema, name: z.string() })),
      /** The first by tag; `assetCount` counts all. */
      assets: z.array(
        z.object({
          id: idSchema,
          tag: z.string(),
          name: z.string(),
          status: assetStateSchema,
          parentId: idSchema.nullable(),
        }),
      ),
      assetCount: z.int(),
      contacts: z.array(contactSchema),
      customerContacts: z.array(contactSchema),
      openWork: z.array(workOrderRowSchema),
      recentWork: z.array(workOrderRowSchema),
      workOrderCount: z.int(),
    })
    .nullable(),
  dependsOn: ['sites', 'customers', 'contacts', 'assets', 'territories', 'businessCalendars', 'workOrders', 'visits'],
})

/** Records to choose from while typing: what a picker of a site, asset or customer lists. The nearest 20. */
export const placesSuggest = defineQuery({
  name: 'places.suggest',
  args: z.object({
    kind: z.enum(['site', 'asset', 'customer']),
    text: z.string().max(1_000),
    /** Only what is at this site (assets) or of this customer (sites). */
    siteId: idSchema.nullable().default(null),
    customerId: idSchema.nullable().default(null),
  }),
  result: z.array(z.object({ id: idSchema, name: z.string(), detail: z.string() })),
  dependsOn: ['sites', 'assets', 'customers'],
})
