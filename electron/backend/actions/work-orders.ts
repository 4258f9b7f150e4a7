import { workOrdersExport } from '#shared/actions/work-orders.ts'
import { workOrderListColumns } from '#shared/queries/lists/work-order-columns.ts'
import { decodeCursor, encodeCursor } from '../../store/keyset/cursor.ts'
import { exportsList } from '../lists/export-list.ts'
import { momentOf } from '../queries/work-orders/filter.ts'
import { findPage } from '../queries/work-orders/page.ts'
import { workOrderRows } from '../queries/work-orders/rows.ts'

/** What can be done with a list of work orders as a whole. */
export const workOrderActions = [
  exportsList(workOrdersExport, {
    columns: workOrderListColumns,
    subject: 'workOrder',
    fileName: 'work-orders',
    sheetName: 'Work orders',
    read: (context, filter, sort) => {
      const { db } = context.store
      const moment = momentOf(context)
      return (after, limit) => {
        const page = findPage(db, { filter, sort, after: decodeCursor(after), until: null, limit }, moment)
        return { rows: workOrderRows(db, page.ids), next: page.next && encodeCursor(page.next) }
      }
    },
  }),
]
