import { z } from 'zod'
import { instantSchema } from '../domain/record/record.ts'
import { numberedKinds } from '../domain/settings/numbering.ts'
import { defineQuery } from './query.ts'

/** Every office setting by its name (`settingNames`), and the lists that belong to the office. */
export const settingsAll = defineQuery({
  name: 'settings.all',
  holdsMoney: true,
  args: z.object({}),
  result: z.object({
    values: z.record(z.string(), z.json()),
    mappings: z.array(z.object({ id: z.string(), name: z.string() })),
    mapLayers: z.array(
      z.object({ id: z.string(), name: z.string(), attribution: z.string().nullable(), shapes: z.int() }),
    ),
  }),
  dependsOn: ['settings', 'savedMappings', 'mapLayers'],
})

/** The number the next record of each kind gets, and the lowest it could be given: none is given twice. */
export const settingsNumbers = defineQuery({
  name: 'settings.numbers',
  args: z.object({}),
  result: z.record(z.enum(numberedKinds), z.object({ next: z.int(), lowest: z.int() })),
  dependsOn: ['settings', 'requests', 'workOrders', 'invoiceDrafts'],
})

/** The data folder: how big it is and how many records it holds. */
export const settingsData = defineQuery({
  name: 'settings.data',
  args: z.object({}),
  result: z.object({
    dataDir: z.string(),
    databaseBytes: z.int(),
    logBytes: z.int(),
    attachmentBytes: z.int(),
    /** Records of each kind that has any, largest first. */
    records: z.array(z.object({ entity: z.string(), count: z.int() })),
    commands: z.int(),
    firstCommandAt: instantSchema.nullable(),
    storeVersion: z.int(),
  }),
  dependsOn: [],
})
