import { z } from 'zod'
import { bulkChangeSchema } from '../domain/work-order/bulk-change.ts'
import { idSchema } from '../domain/record/record.ts'
import { defineQuery } from './query.ts'

/** What a bulk change of work orders would do, before it is done. Values are words as people read them. */
export const workOrdersEditPreview = defineQuery({
  name: 'workOrders.editPreview',
  args: z.object({ workOrderIds: z.array(idSchema).max(20_000), change: bulkChangeSchema }),
  result: z.object({
    /** Work orders whose value would change, and those that have it already. */
    changing: z.int(),
    same: z.int(),
    /** Of those that change: how many are done, closed or cancelled. */
    ended: z.int(),
    /** Ids that are not there any more. */
    gone: z.int(),
    /** The word of the new value; empty when it is taken away. */
    after: z.string(),
    /** Values that would be replaced, the most frequent first. */
    before: z.array(z.object({ value: z.string(), count: z.int() })),
    /** The first of those that would change. */
    rows: z.array(z.object({ id: idSchema, number: z.int(), title: z.string(), before: z.string() })),
    changingIds: z.array(idSchema),
  }),
  dependsOn: ['workOrders', 'territories', 'customFields'],
})
