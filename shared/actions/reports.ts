import { z } from 'zod'
import { reportNames, reportScopeSchema, reportsItems } from '../queries/reports.ts'
import { defineAction } from './action.ts'

const madeFile = z.object({ fileId: z.string(), fileName: z.string() })

/** Makes a report as a table for spreadsheets. */
export const reportsCsv = defineAction({
  name: 'reports.csv',
  args: reportScopeSchema.extend({ report: z.enum(reportNames) }),
  result: madeFile,
})

/** Makes the whole list behind a number as a table for spreadsheets; `offset` and `limit` do not matter. */
export const reportsItemsCsv = defineAction({ name: 'reports.itemsCsv', args: reportsItems.args, result: madeFile })

/** Prints a report to a PDF file. */
export const reportsPdf = defineAction({
  name: 'reports.pdf',
  args: reportScopeSchema.extend({ report: z.enum(reportNames) }),
  result: madeFile,
})
