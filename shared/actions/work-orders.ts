import { workOrderFilterSchema, workOrderSortSchema } from '../queries/work-orders.ts'
import { defineListExport } from './list-export.ts'

/** Writes a list of work orders to a file. */
export const workOrdersExport = defineListExport('workOrders.export', workOrderFilterSchema, workOrderSortSchema)
