import { setImmediate as breathe } from 'node:timers/promises'
import type { z } from 'zod'
import type { defineListExport, ExportedColumn } from '#shared/actions/list-export.ts'
import type { CustomSubject } from '#shared/domain/custom-field/custom-field.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { ListColumn, RowWithCustom } from '#shared/queries/lists/list-column.ts'
import { customColumns } from '#shared/queries/lists/list-column.ts'
import type { BackendContext } from '../context.ts'
import type { ActionBinding } from '../handler.ts'
import { performs } from '../handler.ts'
import { allCustomFields } from '../queries/custom-fields.ts'
import { csvHead, csvRow, utf8Mark } from '../table-file/csv-table.ts'
import type { TableCell } from '../table-file/table-cells.ts'
import { mostXlsxRows, xlsxFile } from '../table-file/xlsx-table.ts'
import { cellsOf } from './list-cells.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const pageSize = 500

/** A list that can be written to a file: its columns, and how its pages are read. */
export interface ExportedList<Filter, Sort, Row> {
  readonly columns: readonly ListColumn<Row>[]
  /** Whose fields of the office's own are columns too. */
  readonly subject: CustomSubject | null
  /** Name of the file without its ending, and of the sheet. */
  readonly fileName: string
  readonly sheetName: string
  /** Begins to read the list as it is now: each call gives the next page after a cursor, null from the start. */
  readonly read: (
    context: BackendContext,
    filter: Filter,
    sort: Sort,
  ) => (after: string | null, limit: number) => { readonly rows: readonly Row[]; readonly next: string | null }
}

/** Binds the action that writes a list to a file. */
export function exportsList<N extends string, F extends z.ZodType, S extends z.ZodType, Row>(
  definition: ReturnType<typeof defineListExport<N, F, S>>,
  list: ExportedList<z.output<F>, z.output<S>, Row>,
): ActionBinding {
  return performs(definition, (given, context) => {
    // The arguments of a generic definition are not resolved here; its schema has checked them.
    const args = given as Asked<z.output<F>, z.output<S>>
    return ok(
      context.jobs.start('export', async (handle) => {
        const columns = [...list.columns, ...ownColumns<Row>(list.subject, context)]
        const headings = args.columns.map(({ heading }) => heading)
        const toCells = cellsOf(columns, args.columns)
        const readPage = list.read(context, args.filter, args.sort)
        const rows: TableCell[][] = []
        const lines = [utf8Mark, csvHead(headings)]
        let count = 0
        let after: string | null = null
        do {
          if (handle.signal.aborted) return err({ kind: 'cancelled', message: 'The export was cancelled.' })
          const page = readPage(after, pageSize)
          for (const row of page.rows) {
            if (args.format === 'csv') lines.push(csvRow(toCells(row)))
            else rows.push(toCells(row))
          }
          count += page.rows.length
          if (args.format === 'xlsx' && count > mostXlsxRows) return err(tooManyRows())
          handle.progress(count, null)
          after = page.next
          // Other calls are answered between two pages.
          await breathe()
        } while (after !== null)
        if (args.format === 'csv') {
          return ok({ fileId: context.files.offer(`${list.fileName}.csv`, 'text/csv', lines.join('')), rows: count })
        }
        const zone = context.pipeline.officeZone()
        const file = await xlsxFile({ name: list.sheetName, headings, rows, zone })
        return ok({ fileId: context.files.offer(`${list.fileName}.xlsx`, xlsxType, file), rows: count })
      }),
    )
  })
}

interface Asked<Filter, Sort> {
  readonly filter: Filter
  readonly sort: Sort
  readonly format: 'csv' | 'xlsx'
  readonly columns: readonly ExportedColumn[]
}

function ownColumns<Row>(subject: CustomSubject | null, { store }: BackendContext): readonly ListColumn<Row>[] {
  if (subject === null) return []
  const fields = allCustomFields(store).filter((field) => field.subject === subject)
  // Rows of a list with a subject hold the values of its fields.
  return customColumns(fields) as readonly ListColumn<RowWithCustom>[] as readonly ListColumn<Row>[]
}

function tooManyRows(): AppError {
  const message = `A spreadsheet takes ${mostXlsxRows.toLocaleString('en')} rows at most. Filter the list, or export it as CSV, which has no limit.`
  return { kind: 'unavailable', code: 'too-many-rows', message }
}
