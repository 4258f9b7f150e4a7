import { z } from 'zod'
import { reportsCostItems } from '../queries/cost-report.ts'
import { reportNames, reportScopeSchema, reportsItems } from '../queries/reports.ts'
import { skillGapScopeSchema } from '../queries/skill-gap.ts'
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

/** Makes the cost report as a table for spreadsheets; refused to a role that may not see costs. */
export const reportsCostsCsv = defineAction({ name: 'reports.costsCsv', args: reportScopeSchema, result: madeFile })

/** Makes the whole list behind a number of the cost report; `offset` and `limit` do not matter. */
export const reportsCostItemsCsv = defineAction({
  name: 'reports.costItemsCsv',
  args: reportsCostItems.args,
  result: madeFile,
})

/** Prints a report to a PDF file. */
export const reportsPdf = defineAction({
  name: 'reports.pdf',
  args: reportScopeSchema.extend({ report: z.enum(reportNames) }),
  result: madeFile,
})

/** Makes the report of skills and certificates as a table for spreadsheets. */
export const reportsSkillGapCsv = defineAction({
  name: 'reports.skillGapCsv',
  args: skillGapScopeSchema,
  result: madeFile,
})
