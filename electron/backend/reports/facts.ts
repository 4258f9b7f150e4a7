import { clockNames } from '#shared/domain/sla/clock-name.ts'
import type { ClockName } from '#shared/domain/sla/clock-name.ts'
import { clockMeasure, clockStandings, measuresOf } from '#shared/queries/reports.ts'
import type { ReportMeasure, ReportName } from '#shared/queries/reports.ts'

/*
 * What the code of a case (`factSql`) means, and which measures it counts for. Numbers and the lists behind them are
 * both made from here.
 */

type Counts = Partial<Record<ReportMeasure, boolean>>

/** SLA: 16 × how it stands + 2 × the source's word + whether the place is unknown. */
function slaFacts(code: number): Counts {
  const stands = code >> 4
  const source = (code >> 1) & 7
  const onTime = stands <= 1
  const overdue = stands === 2 || stands === 3
  return {
    opened: true,
    onTime,
    onTimeClosed: stands === 0,
    onTimeOpen: stands === 1,
    overdue,
    closedLate: stands === 2,
    stillOpen: stands === 3,
    noClock: stands === 4,
    withClock: stands !== 4,
    ungeocoded: (code & 1) === 1,
    sourceOnTime: source === 1,
    sourceOverdue: source === 2,
    sourceOther: source === 3,
    sourceBlank: source === 4,
    disagrees: (source === 1 && !onTime) || (source === 2 && !overdue),
  }
}

/** Backlog: 8 × age band + place by target (band of days past it, 6 not due, 7 without). */
function backlogFacts(code: number): Counts {
  const age = code >> 3
  const due = code & 7
  const facts: Counts = { open: true, notDue: due === 6, pastDue: due <= 5, noClock: due === 7 }
  for (const band of [0, 1, 2, 3, 4, 5] as const) {
    facts[`age${band}`] = age === band
    facts[`due${band}`] = due === band
  }
  return facts
}

/** Completed: 4 × how it was completed in the range (0 not) + 2 × due in it + overdue at its end. */
function completedFacts(code: number): Counts {
  const done = code >> 2
  return {
    completed: done > 0,
    completedOnTime: done === 1,
    completedLate: done === 2,
    completedNoClock: done === 3,
    due: (code & 2) === 2,
    overdueAtEnd: (code & 1) === 1,
  }
}

/** Clocks: one digit to the base of five a clock (0 without a promise), the responding one first. */
function clockFacts(code: number): Counts {
  const facts: Counts = { opened: true }
  const digits = [Math.floor(code / 25), Math.floor(code / 5) % 5, code % 5]
  for (const [index, clock] of clockNames.entries()) {
    const stands = clockStandings[digits[index]! - 1]
    for (const standing of clockStandings) facts[clockMeasure(clock, standing)] = stands === standing
    facts[clockMeasure(clock, 'decided')] = stands === 'kept' || stands === 'missed'
  }
  return facts
}

/** The clock a measure of the report of clocks is about; the resolving one for those that are about all of them. */
export function clockOfMeasure(measure: ReportMeasure): ClockName {
  return clockNames.find((name) => measure.startsWith(name)) ?? 'resolve'
}

const readers: Readonly<Record<ReportName, { read: (code: number) => Counts; most: number }>> = {
  sla: { read: slaFacts, most: 5 * 16 },
  backlog: { read: backlogFacts, most: 6 * 8 },
  completed: { read: completedFacts, most: 4 * 4 },
  clocks: { read: clockFacts, most: 5 * 5 * 5 },
}

/** The measures of a report a case of this code counts for. */
export function measuresOfCode(report: ReportName, code: number): ReportMeasure[] {
  const facts = readers[report].read(code)
  return measuresOf[report].filter((measure) => facts[measure])
}

/** The codes that count for a measure. */
export function codesOfMeasure(report: ReportName, measure: ReportMeasure): number[] {
  const { read, most } = readers[report]
  return Array.from({ length: most }, (_, code) => code).filter((code) => read(code)[measure])
}
