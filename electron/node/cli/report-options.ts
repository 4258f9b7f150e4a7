import { invalidInput } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { isDay } from '#shared/kernel/zone.ts'
import { reportDimensionSchema, reportDimensions, reportNames } from '#shared/queries/reports.ts'
import type { ReportName, ReportScope } from '#shared/queries/reports.ts'
import type { CliArgs } from './command.ts'

/** What `report` was asked for. */
export interface AskedReport {
  readonly report: ReportName
  readonly scope: ReportScope
}

/** Reads which report, which days and by what; the days may be named with or without `opened-`. */
export function readReportOptions(args: CliArgs): Result<AskedReport, AppError> {
  const name = args.positionals[0] ?? 'sla'
  if (!(reportNames as readonly string[]).includes(name)) {
    return err(invalidInput('report', `There is no report "${name}". Choose ${reportNames.join(', ')}.`))
  }
  const asked = args.text('by') ?? 'none'
  const by = reportDimensionSchema.safeParse(asked)
  if (!by.success) {
    return err(
      invalidInput(
        '--by',
        `--by is ${reportDimensions.filter((one) => one !== 'none').join(', ')}, or a custom field as custom:request:colour, not "${asked}".`,
      ),
    )
  }
  const on = args.text('opened-on') ?? args.text('on')
  const from = args.text('opened-from') ?? args.text('from') ?? on ?? null
  const to = args.text('opened-to') ?? args.text('to') ?? on ?? null
  for (const day of [from, to]) {
    if (day !== null && !isDay(day)) {
      return err(invalidInput('--opened-on', `"${day}" is not a day of the calendar. Write it as 2011-09-06.`))
    }
  }
  if (from !== null && to !== null && from > to) {
    return err(invalidInput('--opened-to', `The range ends (${to}) before it begins (${from}).`))
  }
  return ok({ report: name as ReportName, scope: { from, to, by: by.data } })
}
