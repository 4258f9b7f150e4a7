import { z } from 'zod'
import { reportNames, reportScopeSchema } from '#shared/queries/reports.ts'

const reportSpecSchema = reportScopeSchema.extend({ report: z.enum(reportNames) })
/** Which report to print. */
export type ReportSpec = z.infer<typeof reportSpecSchema>

/** Reads `?report=<JSON>`: null when the address does not ask for a report, undefined when it asks for nonsense. */
export function readReportSpec(search: string): ReportSpec | null | undefined {
  const given = new URLSearchParams(search).get('report')
  if (given === null) return null
  try {
    return reportSpecSchema.safeParse(JSON.parse(given)).data
  } catch {
    return undefined
  }
}
