import { z } from 'zod'
import { bulkChangeSchema, bulkEntitySchema, fitsBulkField } from '../domain/list/bulk-change.ts'
import { idSchema } from '../domain/record/record.ts'
import { defineQuery } from './query.ts'

/** What a bulk change of records would do, before it is done. Values are words as people read them; codes stay codes. */
export const bulkEditPreview = defineQuery({
  name: 'lists.editPreview',
  args: z
    .object({ entity: bulkEntitySchema, ids: z.array(idSchema).max(20_000), change: bulkChangeSchema })
    .refine(({ entity, change }) => fitsBulkField(entity, change), 'no field of these records takes that value'),
  result: z.object({
    /** Records whose value would change, and those that have it already. */
    changing: z.int(),
    same: z.int(),
    /** Of those that change: how many are over (work that ended, a request that was decided, a retired asset). */
    ended: z.int(),
    /** Ids that are not there any more. */
    gone: z.int(),
    /** The word of the new value; empty when it is taken away. */
    after: z.string(),
    /** Values that would be replaced, the most frequent first. */
    before: z.array(z.object({ value: z.string(), count: z.int() })),
    /** The first of those that would change: number, tag or code, and the name beside it. */
    rows: z.array(z.object({ id: idSchema, name: z.string(), title: z.string(), before: z.string() })),
    changingIds: z.array(idSchema),
  }),
  dependsOn: ['workOrders', 'requests', 'assets', 'sites', 'customers', 'technicians', 'territories', 'workTypes', 'customFields'], // prettier-ignore
})
