import { shareOf } from '#shared/domain/sla/sla-clock.ts'
import { csvLine } from '#shared/kernel/csv.ts'
import type { CsvValue } from '#shared/kernel/csv.ts'
import type { PlainDimension, ReportItem, ReportMeasure, ReportName } from '#shared/queries/reports.ts'
import { measuresOf } from '#shared/queries/reports.ts'
import type { CountedReport, Counts } from './count-cases.ts'

/** Column heads of the tables. */
export const measureHeads: Readonly<Record<ReportMeasure, string>> = {
  opened: 'Opened',
  onTime: 'On time',
  onTimeClosed: 'Closed on time',
  onTimeOpen: 'Open, target not reached',
  overdue: 'Overdue',
  closedLate: 'Closed late',
  stillOpen: 'Overdue, still open',
  noClock: 'No target',
  withClock: 'With target',
  ungeocoded: 'Without coordinates',
  sourceOnTime: 'Source says on time',
  sourceOverdue: 'Source says overdue',
  sourceOther: 'Source says something else',
  sourceBlank: 'Source left blank',
  disagrees: 'Source and dates disagree',
  open: 'Open',
  age0: 'Age 0-2 days',
  age1: 'Age 3-7 days',
  age2: 'Age 8-14 days',
  age3: 'Age 15-30 days',
  age4: 'Age 31-60 days',
  age5: 'Age over 60 days',
  notDue: 'Not due yet',
  pastDue: 'Overdue, all',
  due0: 'Overdue 0-2 days',
  due1: 'Overdue 3-7 days',
  due2: 'Overdue 8-14 days',
  due3: 'Overdue 15-30 days',
  due4: 'Overdue 31-60 days',
  due5: 'Overdue over 60 days',
  completed: 'Completed',
  completedOnTime: 'Completed on time',
  completedLate: 'Completed late',
  completedNoClock: 'Completed, no target',
  due: 'Due in the range',
  overdueAtEnd: 'Overdue at the end',
  respondKept: 'Responding kept',
  respondMissed: 'Responding missed',
  respondRunning: 'Responding running',
  respondPaused: 'Responding paused',
  respondDecided: 'Responding decided',
  arriveKept: 'Arriving kept',
  arriveMissed: 'Arriving missed',
  arriveRunning: 'Arriving running',
  arrivePaused: 'Arriving paused',
  arriveDecided: 'Arriving decided',
  resolveKept: 'Resolving kept',
  resolveMissed: 'Resolving missed',
  resolveRunning: 'Resolving running',
  resolvePaused: 'Resolving paused',
  resolveDecided: 'Resolving decided',
}

/** The shares a report is about, with their parts: numerator and denominator by name. */
export const shareParts: Readonly<Record<ReportName, readonly (readonly [string, ReportMeasure, ReportMeasure])[]>> = {
  sla: [['SLA compliance', 'onTime', 'withClock']],
  backlog: [],
  completed: [['Completion rate', 'completed', 'due']],
  clocks: [
    ['Responding kept of decided', 'respondKept', 'respondDecided'],
    ['Arriving kept of decided', 'arriveKept', 'arriveDecided'],
    ['Resolving kept of decided', 'resolveKept', 'resolveDecided'],
  ],
}

/** A report as CSV: one line a group and one for all, shares as 0 to 1 with their parts in the columns beside. */
export function reportCsv(report: ReportName, { asOf, groups, total, scope, fieldLabel }: CountedReport): string {
  const measures = measuresOf[report]
  const shares = shareParts[report]
  const head = [fieldLabel ?? dimensionHeads[scope.by as PlainDimension], ...measures.map((name) => measureHeads[name])]
  const line = (label: string, counts: Counts): CsvValue[] => [
    label,
    ...measures.map((measure) => counts[measure]),
    ...shares.map(([, kept, of]) => shareOf(counts[kept], counts[of]).share?.toFixed(4) ?? null),
    new Date(asOf.at).toISOString(),
  ]
  const rows = scope.by === 'none' ? [] : groups.map(({ label, counts }) => line(label ?? '(none)', counts))
  return [[...head, ...shares.map(([name]) => name), 'As of'], ...rows, line('All', total)].map(csvLine).join('')
}

/** Heads of the column of groups. */
export const dimensionHeads: Readonly<Record<PlainDimension, string>> = {
  none: 'Group',
  territory: 'Territory',
  team: 'Team',
  workType: 'Work type',
  priority: 'Priority',
  policy: 'Service level',
  customer: 'Customer',
  technician: 'Technician',
}

const itemHeads = [
  'Kind',
  'Number',
  'External id',
  'Title',
  'Place',
  'Priority',
  'Opened',
  'Target',
  'Closed',
  'Verdict',
  'Source says',
]

/** The list behind a number as CSV; instants are ISO 8601 in UTC. */
export function itemsCsv(items: readonly ReportItem[]): string {
  const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString())
  const rows = items.map((item) => [
    item.kind === 'request' ? 'Request' : 'Work order',
    item.number,
    item.externalId,
    item.title,
    item.place,
    item.priority,
    iso(item.openedAt),
    iso(item.targetAt),
    iso(item.closedAt),
    item.verdict,
    item.sourceVerdict,
  ])
  return [itemHeads, ...rows].map(csvLine).join('')
}
