import { weekMinutes } from '#shared/domain/technician/worked-shifts.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { reportsCostItems, reportsCosts } from '#shared/queries/cost-report.ts'
import { reportsBacklog, reportsClocks, reportsCompleted, reportsItems, reportsSla } from '#shared/queries/reports.ts'
import { reportsSkillGap } from '#shared/queries/skill-gap.ts'
import type { ReportScope } from '#shared/queries/reports.ts'
import type { BackendContext } from '../context.ts'
import { answersAside } from '../handler.ts'
import { casesSql, factSql } from '../reports/cases.ts'
import { countCosts } from '../reports/count-costs.ts'
import { countCases } from '../reports/count-cases.ts'
import { listCosts } from '../reports/list-costs.ts'
import { listItems } from '../reports/list-items.ts'
import { skillGapReport } from '../reports/skill-gap.ts'
import { maySeeMoney } from './money/costs.ts'
import { rangeOf, reportInstants } from '../reports/scope.ts'

/** Answers the reports, and the list behind each of their numbers. */
export const reportQueries = [
  answersAside(reportsSla, (scope, context) => slaReport(context, scope)),
  answersAside(reportsBacklog, (scope, context) => backlogReport(context, scope)),
  answersAside(reportsCompleted, (scope, context) => countCases(context, 'completed', scope)),
  answersAside(reportsClocks, (scope, context) => countCases(context, 'clocks', scope)),
  answersAside(reportsCosts, (scope, context) => (maySeeMoney(context) ? countCosts(context, scope) : null)),
  answersAside(reportsCostItems, (args, context) => (maySeeMoney(context) ? listCosts(context, args) : null)),
  answersAside(reportsSkillGap, ({ days }, context) => skillGapReport(context, days)),
  answersAside(reportsItems, (args, context) => listItems(context, args)),
]

/** Blank rows named one by one; more are only counted. */
const mostBlankRows = 1_000

/** The SLA report with the source system's own word beside it. */
export function slaReport(context: BackendContext, scope: ReportScope) {
  const counted = countCases(context, 'sla', scope)
  const { sourceOnTime, sourceOverdue, sourceOther, sourceBlank, disagrees } = counted.total
  const spoken = sourceOnTime + sourceOverdue + sourceOther > 0
  const blankRows = spoken
    ? listItems(context, { ...scope, report: 'sla', measure: 'sourceBlank', offset: 0, limit: mostBlankRows })
        .items.flatMap((item) => item.externalId ?? [])
        .sort()
    : []
  const source = spoken
    ? { onTime: sourceOnTime, overdue: sourceOverdue, other: sourceOther, blank: sourceBlank, blankRows, disagrees }
    : null
  return { ...counted, source }
}

/** The backlog with the hours it holds and the hours a week has. */
export function backlogReport(context: BackendContext, scope: ReportScope) {
  const { db } = context.store
  const openMinutes = db
    .prepare(
      `SELECT total(w.duration_minutes) FROM (${casesSql('backlog', rangeOf(scope))}) c JOIN work_types w ON w.id = c.work_type_id
       WHERE w.field_work = 1 AND ${factSql.backlog.where}`,
    )
    .pluck()
    .get(reportInstants(context, scope)) as number
  const { records } = context.store
  const active = records.all('technicians').filter((technician) => technician.active)
  const ids = active.map(({ id }) => id)
  const day = dayOf(context.clock.now(), context.pipeline.officeZone())
  const shifts = Map.groupBy(records.where('shifts', 'technicianId', ids), (shift) => shift.technicianId)
  const breaks = Map.groupBy(records.where('breaks', 'technicianId', ids), (pause) => pause.technicianId)
  const weeklyCapacityMinutes = ids.reduce(
    (sum, id) => sum + weekMinutes(shifts.get(id) ?? [], breaks.get(id) ?? [], day),
    0,
  )
  return {
    ...countCases(context, 'backlog', scope),
    openMinutes: Math.round(openMinutes),
    weeklyCapacityMinutes: Math.round(weeklyCapacityMinutes),
  }
}
