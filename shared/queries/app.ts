import { z } from 'zod'
import { capabilities } from '../domain/access/permissions.ts'
import { roleSchema } from '../domain/access/role.ts'
import { numberedKinds } from '../domain/settings/numbering.ts'
import { defineQuery } from './query.ts'

const summarySchema = z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })

/** What the window needs before it draws: versions, zone, clock, and whether there is any data. */
export const appInfo = defineQuery({
  name: 'app.info',
  args: z.object({}),
  result: z.object({
    version: z.string(),
    protocolVersion: z.int(),
    /** "Now" of the backend, UTC ms; a rehearsal of a past day starts it elsewhere. */
    now: z.int(),
    officeZone: z.string(),
    /** ISO 4217 code of every amount. */
    currency: z.string(),
    /** What the office puts before the numbers of requests, work orders and invoices. */
    numberPrefixes: z.record(z.enum(numberedKinds), z.string()),
    organisationName: z.string(),
    dataAsOf: z.int().nullable(),
    actor: z.object({
      id: z.string(),
      name: z.string(),
      role: roleSchema,
      userId: z.string().nullable(),
      /** What the role may do. */
      may: z.array(z.enum(capabilities)),
    }),
    dataDir: z.string(),
    empty: z.boolean(),
    host: z.enum(['electron', 'node', 'memory']),
  }),
  dependsOn: ['settings', 'requests', 'workOrders', 'technicians', 'users'],
})

/** What Undo and Redo would do. */
export const historyOffers = defineQuery({
  name: 'history.offers',
  args: z.object({}),
  result: z.object({ undo: summarySchema.nullable(), redo: summarySchema.nullable() }),
  dependsOn: [],
})
