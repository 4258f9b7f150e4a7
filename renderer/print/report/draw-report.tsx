import type { Root } from 'react-dom/client'
import { appInfo } from '#shared/queries/app.ts'
import { reportsBacklog, reportsClocks, reportsCompleted, reportsSla } from '#shared/queries/reports.ts'
import { createClient } from '#shared/rpc/client.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Result } from '#shared/kernel/result.ts'
import { connect } from '#renderer/api/connect.ts'
import { errorText } from '#renderer/lib/error-text.ts'
import type { ReportSpec } from './read-report-spec.ts'
import { ReportDocument } from './report-document.tsx'

/** Fetches a report and draws its paper. Throws with the words of a failure. */
export async function drawReport(root: Root, spec: ReportSpec): Promise<void> {
  const client = createClient(connect())
  const info = valueOf(await client.query(appInfo, {}))
  const { report, ...scope } = spec
  const counted =
    report === 'sla'
      ? valueOf(await client.query(reportsSla, scope))
      : report === 'backlog'
        ? { ...valueOf(await client.query(reportsBacklog, scope)), source: null }
        : report === 'clocks'
          ? { ...valueOf(await client.query(reportsClocks, scope)), source: null }
          : { ...valueOf(await client.query(reportsCompleted, scope)), source: null }
  const { organisationName: organisation, officeZone: zone, now: printedAt } = info
  const { asOf, total, groups, source, fieldLabel } = counted
  root.render(
    <ReportDocument report={{ spec, fieldLabel, organisation, zone, printedAt, asOf, total, groups, source }} />,
  )
  await document.fonts.ready
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}

function valueOf<T>(reply: Result<T, AppError>): T {
  if (!reply.ok) throw new Error(errorText(reply.error))
  return reply.value
}
