import { z } from 'zod'
import { workOrderFilterSchema, workOrderSortSchema } from '../queries/work-orders.ts'
import { defineAction } from './action.ts'
import { jobSchema } from './job.ts'

/**
 * Writes a list to a file in the background, exactly as it is shown: its filter, its order, its columns. The job's
 * result is `{fileId, rows}`. A column `custom:key` is a field of the office's own.
 */
export const workOrdersExport = defineAction({
  name: 'workOrders.export',
  args: z.object({
    filter: workOrderFilterSchema,
    sort: workOrderSortSchema,
    format: z.enum(['csv', 'xlsx']).default('csv'),
    /** Heading of each column and the field it shows. */
    columns: z
      .array(z.object({ field: z.string().max(80), heading: z.string().max(200) }))
      .min(1)
      .max(80),
  }),
  result: jobSchema,
})
