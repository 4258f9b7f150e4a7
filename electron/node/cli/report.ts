import { ok } from '#shared/kernel/result.ts'
import { clockNames } from '#shared/domain/sla/clock-name.ts'
import { shareOf } from '#shared/domain/sla/sla-clock.ts'
import type { PlainDimension, ReportName } from '#shared/queries/reports.ts'
import { clockMeasure, measuresOf, reportDimensions } from '#shared/queries/reports.ts'
import { backlogReport, slaReport } from '../../backend/queries/reports.ts'
import type { BackendContext } from '../../backend/context.ts'
import { countCases } from '../../backend/reports/count-cases.ts'
import type { CountedReport, Counts } from '../../backend/reports/count-cases.ts'
import { dimensionHeads, measureHeads, reportCsv, shareParts } from '../../backend/reports/report-csv.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CliCommand } from './command.ts'
import { readReportOptions } from './report-options.ts'
import type { AskedReport } from './report-options.ts'
import { reportPdfFile } from './report-pdf.ts'
import { reportFailure, useBackend } from './use-backend.ts'

/** The numbers of the Reports screen, for terminals and machines. Reads beside an open window. */
export const reportCommand: CliCommand = {
  name: 'report',
  summary: 'Report how promises were kept, what is open and how old, what was completed.',
  usage: 'sla|backlog|completed|clocks [--opened-on DAY] [--by WHAT] [--csv] [--pdf FILE]',
  options: {
    'opened-on': { type: 'string', value: 'DAY', help: 'one day, as 2011-09-06 in the zone of the office' },
    'opened-from': { type: 'string', value: 'DAY', help: 'first day of a range' },
    'opened-to': { type: 'string', value: 'DAY', help: 'last day of a range, included' },
    on: { type: 'string', value: 'DAY', help: 'the same for reports that do not go by opening' },
    from: { type: 'string', value: 'DAY', help: 'first day of a range' },
    to: { type: 'string', value: 'DAY', help: 'last day of a range, included' },
    by: {
      type: 'string',
      value: 'WHAT',
      help: `break down by ${reportDimensions.slice(1).join(', ')}, or a custom field as custom:request:colour`,
    },
    csv: { type: 'boolean', help: 'print a table for spreadsheets' },
    pdf: { type: 'string', value: 'FILE', help: 'print the report to a PDF file' },
  },
  positionals: [0, 1],
  async run(args, io) {
    const asked = readReportOptions(args)
    if (!asked.ok) return reportFailure(asked.error, args, io)
    const pdf = args.text('pdf')
    if (pdf !== undefined) return reportPdfFile(args, io, asked.value, pdf)
    return useBackend(args, io, { access: 'read' }, async ({ context }) => {
      const { report, scope } = asked.value
      if (args.flag('csv')) io.print(reportCsv(report, countCases(context, report, scope)).trimEnd())
      else if (args.json) io.printJson(reportJson(context, asked.value))
      else for (const line of reportLines(report, countCases(context, report, scope))) io.print(line)
      return ok(exitCodes.ok)
    })
  },
}

/** A report as one flat object: its numbers beside its range, the source's own word and the groups inside. */
export function reportJson(context: BackendContext, { report, scope }: AskedReport) {
  const counted =
    report === 'sla'
      ? slaReport(context, scope)
      : report === 'backlog'
        ? backlogReport(context, scope)
        : countCases(context, report, scope)
  const { total, groups, asOf, trend, scope: _scope, fieldLabel: _label, ...more } = counted
  const measures = measuresOf[report].filter((measure) => !/^(source|disagrees)/.test(measure))
  const numbers = (counts: Counts) => ({
    ...Object.fromEntries(measures.map((measure) => [measure, counts[measure]])),
    ...sharesOf(report, counts),
  })
  return {
    report,
    ...scope,
    asOf: new Date(asOf.at).toISOString(),
    asOfKind: asOf.kind,
    ...numbers(total),
    ...more,
    ...(scope.by === 'none'
      ? {}
      : { groups: groups.map(({ key, label, counts }) => ({ key, label, ...numbers(counts) })) }),
    ...(trend.length > 1 ? { trend: trend.map(({ from, to, counts }) => ({ from, to, ...numbers(counts) })) } : {}),
  }
}

function sharesOf(report: ReportName, counts: Counts) {
  if (report === 'sla') return { compliance: shareOf(counts.onTime, counts.withClock) }
  if (report === 'clocks') {
    return Object.fromEntries(
      clockNames.map((name) => [
        `${name}Share`,
        shareOf(counts[clockMeasure(name, 'kept')], counts[clockMeasure(name, 'decided')]),
      ]),
    )
  }
  return report === 'completed' ? { completionRate: shareOf(counts.completed, counts.due) } : {}
}

/** A report for people: each number of the total on a line, then the groups as a table. */
function* reportLines(
  report: ReportName,
  { scope, asOf, total, groups, fieldLabel }: CountedReport,
): Generator<string> {
  const shares = shareParts[report]
  const range =
    scope.from === scope.to ? (scope.from ?? 'all days') : `${scope.from ?? 'the start'} to ${scope.to ?? 'the end'}`
  yield `${report} report, ${range}, as of ${new Date(asOf.at).toISOString()} (${asOf.kind === 'archive' ? 'end of the archive' : 'now'})`
  for (const measure of measuresOf[report]) {
    if (total[measure] > 0) yield `  ${measureHeads[measure].padEnd(28)} ${String(total[measure]).padStart(9)}`
  }
  for (const [name, kept, of] of shares) yield `  ${name.padEnd(28)} ${shareText(total[kept], total[of]).padStart(9)}`
  if (scope.by === 'none' || groups.length === 0) return
  const lead = measuresOf[report].filter(
    (measure) => !/^(source|disagrees|onTime.|ungeocoded|withClock)|Decided$/.test(measure),
  )
  const shown = lead.filter((measure) => total[measure] > 0).slice(0, report === 'clocks' ? 13 : 7)
  const width = Math.min(32, Math.max(...groups.map(({ label }) => (label ?? '(none)').length), 10))
  yield ''
  yield [
    (fieldLabel ?? dimensionHeads[scope.by as PlainDimension]).padEnd(width),
    ...shown.map((measure) => measureHeads[measure].slice(0, 16).padStart(17)),
  ].join('')
  for (const { label, counts } of groups) {
    yield [
      (label ?? '(none)').slice(0, width).padEnd(width),
      ...shown.map((measure) => String(counts[measure]).padStart(17)),
    ].join('')
  }
}

function shareText(numerator: number, denominator: number): string {
  const { share } = shareOf(numerator, denominator)
  return share === null ? `n = ${denominator}` : `${(share * 100).toFixed(1)} %`
}
