import { businessTimes } from '../calendar/business-time.ts'
import type { Interval } from '../../kernel/interval.ts'
import { minuteMs } from '../../kernel/zone.ts'
import { pointOf } from '../travel/estimate.ts'
import type { VisitDetail } from '../visit/visit-detail.ts'
import { startsOfLinks } from '../rules/dependency.ts'
import { judgePlacement } from './judge-placement.ts'
import type { JudgeContext, Judgement } from './judge-placement.ts'
import { withoutVisit } from './technician-schedule.ts'
import type { ScheduleDay, TechnicianSchedule } from './technician-schedule.ts'

/** Starts are multiples of five minutes: what people say on the phone, and what a drag snaps to. */
export const snapMinutes = 5

/** The instant rounded up to the snap. */
export function snapUp(instant: number): number {
  const step = snapMinutes * minuteMs
  return Math.ceil(instant / step) * step
}

/**
 * The first snapped start at or after `from` (and before `until`) where the visit overlaps no other visit or absence
 * and leaves the time to drive from the stop before and to the stop after; null when there is none. Shifts, breaks and windows are not its
 * matter: the judgement of the found start names them.
 */
export function nextFreeStart(
  detail: VisitDetail,
  lane: TechnicianSchedule,
  from: number,
  until: number,
  durationMinutes: number,
): number | null {
  const blocks = blocksFor(detail, withoutVisit(lane, detail.visit.id))
  let start = snapUp(from)
  for (const block of blocks) {
    if (block.end <= start) continue
    if (block.start >= start + durationMinutes * minuteMs) break
    start = snapUp(block.end)
  }
  return start < until ? start : null
}

/** Time this visit cannot start in or reach into: other visits with the drive on both sides, and absences. In order. */
function blocksFor(detail: VisitDetail, schedule: TechnicianSchedule): Interval[] {
  const point = pointOf(detail.latitude, detail.longitude)
  const { travel } = schedule
  const stops = schedule.stops.map((stop) => ({
    start: stop.start - travel.arriving(point, stop.point, stop.start).minutes * minuteMs,
    end: stop.end + travel.leaving(stop.point, point, stop.end).minutes * minuteMs,
  }))
  return [...stops, ...schedule.absences].sort((a, b) => a.start - b.start)
}

/**
 * The best start of a visit in one lane on one day, at or after `from`: the start of each piece of working time and
 * each moment the technician gets free again, judged by the rules; fewest broken rules, then least extra travel, then
 * earliest.
 */
export function bestStart(
  detail: VisitDetail,
  lane: TechnicianSchedule,
  day: ScheduleDay,
  from: number,
  durationMinutes: number,
  context: JudgeContext,
): Judgement | null {
  const schedule = withoutVisit(lane, detail.visit.id)
  const earliest = Math.max(from, day.shifts[0]?.start ?? day.start)
  const until = Math.max(day.end, day.shifts.at(-1)?.end ?? day.end)
  const moments = [
    earliest,
    ...day.working.map((piece) => piece.start),
    ...schedule.stops.map((stop) => stop.end),
    ...(detail.visit.windowStartsAt === null ? [] : [detail.visit.windowStartsAt]),
    ...startsOfLinks(detail, durationMinutes),
    ...(detail.opening ? businessTimes(detail.opening, day.start, until).map((open) => open.start) : []),
  ]
  const starts = new Set<number>()
  for (const moment of moments) {
    if (moment < day.start || moment >= until) continue
    const start = nextFreeStart(detail, schedule, Math.max(moment, earliest), until, durationMinutes)
    if (start !== null) starts.add(start)
  }
  // Nothing free is an answer too: the judgement says what stands in the way.
  if (starts.size === 0) starts.add(snapUp(earliest))
  const judged = [...starts].map((start) => judgePlacement(detail, schedule, start, durationMinutes, context))
  return judged.sort(compareJudgements)[0] ?? null
}

/** Orders placements for a person who chooses: possible before impossible, unbroken before broken, then less travel, then sooner. */
export function compareJudgements(a: Judgement, b: Judgement): number {
  return penaltyOf(a) - penaltyOf(b) || a.extraTravelMinutes - b.extraTravelMinutes || a.arrival - b.arrival
}

const severityWeight = { forbids: 10_000, asks: 100, warns: 1 } as const

function penaltyOf({ violations }: Judgement): number {
  return violations.reduce(
    (sum, { severity, facts }) => sum + (facts['passed'] === true ? 0 : severityWeight[severity]),
    0,
  )
}

/** Rules that a later start can mend. */
const mendedByWaiting = new Set(['overlap', 'absence', 'travel-before', 'travel-after'])

/**
 * Where a visit settles when it is dropped near an instant: right there, or, where another visit, a drive or an absence
 * is in the way, at the next free start of that day when that is possible. What the board's ghost shows and drops.
 */
export function settleNear(
  detail: VisitDetail,
  lane: TechnicianSchedule,
  wanted: number,
  durationMinutes: number,
  context: JudgeContext,
): Judgement {
  const there = judgePlacement(detail, lane, wanted, durationMinutes, context)
  const inTheWay = there.violations.filter(({ rule }) => mendedByWaiting.has(rule))
  const hopeless = there.violations.some(({ rule, severity }) => severity === 'forbids' && !mendedByWaiting.has(rule))
  if (inTheWay.length === 0 || hopeless) return there
  const day = lane.days.find((one) => wanted >= one.start && wanted < one.end)
  const until = Math.max(day?.end ?? wanted, day?.shifts.at(-1)?.end ?? wanted)
  const start = nextFreeStart(detail, lane, wanted, until, durationMinutes)
  if (start === null) return there
  const later = judgePlacement(detail, lane, start, durationMinutes, context)
  return later.grade === 'impossible' ? there : later
}
