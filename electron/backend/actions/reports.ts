import {
  reportsCostItemsCsv,
  reportsCostsCsv,
  reportsCsv,
  reportsItemsCsv,
  reportsPdf,
  reportsSkillGapCsv,
} from '#shared/actions/reports.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { ReportItem } from '#shared/queries/reports.ts'
import { performs } from '../handler.ts'
import { countCases } from '../reports/count-cases.ts'
import { listItems } from '../reports/list-items.ts'
import { costItemsCsv, costsCsv } from '../reports/cost-csv.ts'
import { countCosts } from '../reports/count-costs.ts'
import { listCosts } from '../reports/list-costs.ts'
import { maySeeMoney } from '../queries/money/costs.ts'
import { itemsCsv, reportCsv } from '../reports/report-csv.ts'
import { skillGapCsv, skillGapReport } from '../reports/skill-gap.ts'

/** Reports as files. */
export const reportActions = [
  performs(reportsCsv, ({ report, ...scope }, context) => {
    const fileName = `${fileNameOf(report, scope)}.csv`
    // Spreadsheets take a file for UTF-8 only when it begins with the mark.
    const content = `\uFEFF${reportCsv(report, countCases(context, report, scope))}`
    return ok({ fileId: context.files.offer(fileName, 'text/csv', content), fileName })
  }),
  performs(reportsItemsCsv, (args, context) => {
    const items: ReportItem[] = []
    for (let total = 1; items.length < total;) {
      const page = listItems(context, { ...args, offset: items.length, limit: 50_000 })
      items.push(...page.items)
      total = page.items.length === 0 ? 0 : page.total
    }
    const fileName = `${fileNameOf(args.report, args)}-${args.measure}.csv`
    return ok({ fileId: context.files.offer(fileName, 'text/csv', `\uFEFF${itemsCsv(items)}`), fileName })
  }),
  performs(reportsCostsCsv, (scope, context) => {
    if (!maySeeMoney(context)) return err(noMoney)
    const fileName = `${fileNameOf('costs', scope)}.csv`
    const content = `\uFEFF${costsCsv(scope, countCosts(context, scope))}`
    return ok({ fileId: context.files.offer(fileName, 'text/csv', content), fileName })
  }),
  performs(reportsCostItemsCsv, (args, context) => {
    if (!maySeeMoney(context)) return err(noMoney)
    const { items, currency } = listCosts(context, { ...args, offset: 0, limit: mostCostRows })
    const fileName = `${fileNameOf('costs', args)}-${args.measure}.csv`
    return ok({ fileId: context.files.offer(fileName, 'text/csv', `\uFEFF${costItemsCsv(items, currency)}`), fileName })
  }),
  performs(reportsSkillGapCsv, ({ days }, context) => {
    const report = skillGapReport(context, days)
    const fileName = `skills-${report.day}.csv`
    return ok({ fileId: context.files.offer(fileName, 'text/csv', `\uFEFF${skillGapCsv(report)}`), fileName })
  }),
  performs(reportsPdf, async ({ report, ...scope }, context) => {
    const printer = context.config.host.printer()
    if (!printer) return err(noPrinter)
    const spec = encodeURIComponent(JSON.stringify({ report, ...scope }))
    const printed = await printer.print(`report=${spec}`, new AbortController().signal)
    if (!printed.ok) return printed
    const fileName = `${fileNameOf(report, scope)}.pdf`
    return ok({ fileId: context.files.offer(fileName, 'application/pdf', printed.value), fileName })
  }),
]

/** `sla-2011-09-01-2011-09-14-by-team`. */
function fileNameOf(report: string, scope: { from: string | null; to: string | null; by: string }): string {
  return [report, scope.from, scope.to, scope.by === 'none' ? null : `by-${scope.by.replaceAll(':', '-')}`]
    .filter(Boolean)
    .join('-')
}

/** Rows a spreadsheet can hold. */
const mostCostRows = 1_000_000

const noMoney: AppError = { kind: 'forbidden', message: 'Your role may not see costs. Nothing was saved.' }

const noPrinter: AppError = {
  kind: 'unavailable',
  code: 'no-chromium',
  message:
    'Printing needs Chromium or Google Chrome on this computer, and none was found. Install one, or take the CSV file.',
}
