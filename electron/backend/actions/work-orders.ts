import { setImmediate as breathe } from 'node:timers/promises'
import { workOrdersExport } from '#shared/actions/work-orders.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Cursor } from '../../store/keyset/cursor.ts'
import { performs } from '../handler.ts'
import { allCustomFields } from '../queries/custom-fields.ts'
import { momentOf } from '../queries/work-orders/filter.ts'
import { findPage } from '../queries/work-orders/page.ts'
import { workOrderRows } from '../queries/work-orders/rows.ts'
import { csvHead, csvRow, utf8Mark } from '../table-file/csv-table.ts'
import type { TableCell } from '../table-file/table-cells.ts'
import { workOrderCells } from '../table-file/work-order-cells.ts'
import { mostXlsxRows, xlsxFile } from '../table-file/xlsx-table.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What can be done with a list of work orders as a whole. */
export const workOrderActions = [
  performs(workOrdersExport, ({ filter, sort, columns, format }, { jobs, store, clock, files, pipeline }) =>
    ok(
      jobs.start('export', async (handle) => {
        const shown = columns.map(({ field }) => field)
        const headings = columns.map(({ heading }) => heading)
        const fields = allCustomFields(store).filter(({ subject }) => subject === 'workOrder')
        const rows: TableCell[][] = []
        const lines = [utf8Mark, csvHead(headings)]
        const moment = momentOf({ store, clock })
        let count = 0
        let after: Cursor | null = null
        do {
          if (handle.signal.aborted) return err({ kind: 'cancelled', message: 'The export was cancelled.' })
          const page = findPage(store.db, { filter, sort, after, until: null, limit: 500 }, moment)
          for (const row of workOrderRows(store.db, page.ids)) {
            const cells = workOrderCells(row, shown, fields)
            if (format === 'csv') lines.push(csvRow(cells))
            else rows.push(cells)
            count += 1
          }
          if (format === 'xlsx' && count > mostXlsxRows) return err(tooManyRows())
          handle.progress(count, null)
          after = page.next
          // Other calls are answered between two pages.
          await breathe()
        } while (after)
        if (format === 'csv')
          return ok({ fileId: files.offer('work-orders.csv', 'text/csv', lines.join('')), rows: count })
        const file = await xlsxFile({ name: 'Work orders', headings, rows, zone: pipeline.officeZone() })
        return ok({ fileId: files.offer('work-orders.xlsx', xlsxType, file), rows: count })
      }),
    ),
  ),
]

function tooManyRows(): AppError {
  const message = `A spreadsheet takes ${mostXlsxRows.toLocaleString('en')} rows at most. Filter the list, or export it as CSV, which has no limit.`
  return { kind: 'unavailable', code: 'too-many-rows', message }
}
