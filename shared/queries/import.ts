import { z } from 'zod'
import { importRunSchema } from '../domain/import/import-run.ts'
import { mappingSchema } from '../domain/import/mapping.ts'
import { idSchema } from '../domain/record/record.ts'
import { ungeocodedReasons } from '../domain/site/site.ts'
import { defineQuery } from './query.ts'

/** Imports that changed something, newest first. */
export const importRuns = defineQuery({
  name: 'import.runs',
  args: z.object({}),
  result: z.object({ runs: z.array(importRunSchema) }),
  dependsOn: ['importRuns'],
})

/** Mappings that can be chosen: saved ones (with their id) and those that come with the program. */
export const importMappings = defineQuery({
  name: 'import.mappings',
  args: z.object({}),
  result: z.object({ mappings: z.array(z.object({ savedMappingId: idSchema.nullable(), mapping: mappingSchema })) }),
  dependsOn: ['savedMappings'],
})

/** Sites without usable coordinates, with why and how much work waits on them; most requests first. */
export const sitesUngeocoded = defineQuery({
  name: 'sites.ungeocoded',
  args: z.object({
    reason: z.enum(ungeocodedReasons).nullable().default(null),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  result: z.object({
    total: z.int(),
    /** Requests on all these sites. */
    requests: z.int(),
    byReason: z.array(z.object({ reason: z.enum(ungeocodedReasons), sites: z.int(), requests: z.int() })),
    sites: z.array(
      z.object({
        siteId: idSchema,
        name: z.string(),
        address: z.string(),
        district: z.string().nullable(),
        reason: z.enum(ungeocodedReasons),
        requests: z.int(),
        workOrders: z.int(),
        /** A site with the very same address that is placed: a hint, never taken without a person. */
        sameAddress: z.object({ siteId: idSchema, latitude: z.number(), longitude: z.number() }).nullable(),
      }),
    ),
  }),
  dependsOn: ['sites', 'requests', 'workOrders'],
})
