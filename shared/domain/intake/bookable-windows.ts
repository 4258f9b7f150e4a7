import type { Violation } from '../../kernel/app-error.ts'
import type { Interval } from '../../kernel/interval.ts'
import { hourMs, minuteMs } from '../../kernel/zone.ts'
import type { Day } from '../../kernel/zone.ts'
import type { DayClock } from '../schedule/day-clock.ts'
import { compareJudgements, nextFreeStart } from '../schedule/find-start.ts'
import { judgePlacement } from '../schedule/judge-placement.ts'
import type { JudgeContext, Judgement } from '../schedule/judge-placement.ts'
import { stopOf, withoutVisit } from '../schedule/technician-schedule.ts'
import type { ScheduleDay, Stop, TechnicianSchedule } from '../schedule/technician-schedule.ts'
import type { VisitDetail } from '../visit/visit-detail.ts'

/** How long the windows are that callers are offered. */
export const windowKinds = ['twoHours', 'halfDay'] as const
export type WindowKind = (typeof windowKinds)[number]

/** A window with the technician for whom it costs least. */
export interface BookableWindow extends Interval {
  readonly day: Day
  readonly technician: { readonly id: string; readonly code: string; readonly name: string }
  /** When the technician would arrive and leave, and what the rules say of it. */
  readonly judgement: Judgement
  /** The stops on both sides; null stands for home. */
  readonly before: Stop | null
  readonly after: Stop | null
}

/** What is looked for. */
export interface WindowSearch {
  /** The visit to be; its own window is not looked at. */
  readonly detail: VisitDetail
  readonly durationMinutes: number
  readonly kind: WindowKind
  readonly days: readonly Day[]
  /** Nobody is promised anything earlier. */
  readonly notBefore: number
}

/** A window that has begun is only offered while so much of it is left. */
const leastLeftMs = 30 * minuteMs
const noon = 12 * 60

/**
 * The windows of one day: pieces of two hours from the hour the first shift begins, or the halves before and after
 * noon. Wall-clock hours, so that a day on which the clock changes has windows people know.
 */
export function windowsOfDay(
  day: Day,
  kind: WindowKind,
  lanes: readonly TechnicianSchedule[],
  clock: DayClock,
): Interval[] {
  const shifts = lanes.flatMap((lane) => lane.days.find((one) => one.day === day)?.shifts ?? [])
  if (shifts.length === 0) return []
  const bounds = clock.bounds(day)
  const start = Math.max(bounds.start, Math.min(...shifts.map((shift) => shift.start)))
  const end = Math.min(bounds.end, Math.max(...shifts.map((shift) => shift.end)))
  const cuts: number[] = []
  if (kind === 'halfDay') {
    const middle = clock.at(day, noon)
    cuts.push(start, ...(middle > start && middle < end ? [middle] : []), end)
  } else {
    let hour = 0
    while (hour < 24 && clock.at(day, (hour + 1) * 60) <= start) hour += 1
    for (; hour < 24 && clock.at(day, hour * 60) < end; hour += 2) cuts.push(clock.at(day, hour * 60))
    const last = cuts.at(-1)
    if (last !== undefined) cuts.push(Math.max(clock.at(day, Math.min(24, hour) * 60), last + hourMs))
  }
  return cuts.slice(1).flatMap((cut, index) => (cut > cuts[index]! ? [{ start: cuts[index]!, end: cut }] : []))
}

/**
 * The best technician for every window of the days, judged by every scheduling rule as the board would: fewest broken
 * rules, then least extra travel, then earliest arrival. Windows in which nobody could come at all are left out. In
 * order of time.
 */
export function windowsInTime(
  search: WindowSearch,
  lanes: readonly TechnicianSchedule[],
  context: JudgeContext,
): BookableWindow[] {
  return search.days.flatMap((day) => {
    const windows = windowsOfDay(day, search.kind, lanes, context.clock).filter(
      ({ start, end }) => end - Math.max(search.notBefore, start) >= Math.min(leastLeftMs, end - start),
    )
    if (windows.length === 0) return []
    const best: (BookableWindow | null)[] = windows.map(() => null)
    for (const lane of lanes) {
      for (const judgement of judgementsOf(search, lane, day, windows, context)) {
        const at = windows.findIndex(({ start, end }) => judgement.arrival >= start && judgement.arrival < end)
        if (at < 0) continue
        const found = best[at]
        if (!found || compareJudgements(judgement, found.judgement) < 0) {
          best[at] = bookable(windows[at]!, day, lane, judgement)
        }
      }
    }
    return best.filter((one) => one !== null)
  })
}

/**
 * The windows worth offering, best first: those that break no rule, by the minutes they add to the technician's
 * driving, then the earlier one. Behind them, where there are too few, those that break the fewest rules, the earlier
 * first: a promise that cannot be kept is broken by as little as possible.
 */
export function bestWindows(windows: readonly BookableWindow[], most: number): BookableWindow[] {
  const whole = windows.filter(fits)
  const broken = windows.filter((window) => !fits(window))
  return [
    ...whole.toSorted((a, b) => a.judgement.extraTravelMinutes - b.judgement.extraTravelMinutes || a.start - b.start),
    ...broken.toSorted(
      (a, b) =>
        a.judgement.violations.length - b.judgement.violations.length ||
        a.start - b.start ||
        a.judgement.extraTravelMinutes - b.judgement.extraTravelMinutes,
    ),
  ].slice(0, most)
}

/** Whether a window keeps every rule; a deadline that has passed already is nobody's to keep. */
export function fits({ judgement }: Pick<BookableWindow, 'judgement'>): boolean {
  return judgement.grade === 'fits'
}

/** Rules that hold or break for the whole day, whatever the hour. */
const allDay = new Set(['inactive', 'status', 'work-order-closed', 'skill', 'skill-level'])
const certificates = /^certificate/

const forAllDay = ({ rule, severity }: Violation) =>
  severity === 'forbids' && (allDay.has(rule) || certificates.test(rule))

/** What the rules say of every start worth looking at in a lane on a day; none that is forbidden. */
function judgementsOf(
  { detail, durationMinutes, notBefore }: WindowSearch,
  given: TechnicianSchedule,
  day: Day,
  windows: readonly Interval[],
  context: JudgeContext,
): Judgement[] {
  const lane = withoutVisit(given, detail.visit.id)
  const laneDay = lane.days.find((one) => one.day === day)
  if (!laneDay || laneDay.working.length === 0) return []
  const open = anyWindow(detail)
  const judge = (start: number) => judgePlacement(open, lane, start, durationMinutes, context)
  if (judge(laneDay.working[0]!.start).violations.some(forAllDay)) return []
  const until = windows.at(-1)!.end
  const starts = new Set<number>()
  for (const moment of momentsOf(lane, laneDay, windows)) {
    if (moment >= until) continue
    const start = nextFreeStart(open, lane, Math.max(moment, notBefore, windows[0]!.start), until, durationMinutes)
    if (start !== null) starts.add(start)
  }
  return [...starts].map(judge).filter(({ grade }) => grade !== 'impossible')
}

function momentsOf(lane: TechnicianSchedule, day: ScheduleDay, windows: readonly Interval[]): number[] {
  return [
    ...day.working.map(({ start }) => start),
    ...windows.map(({ start }) => start),
    ...lane.stops.filter(({ end }) => end >= day.start && end < day.end).map(({ end }) => end),
  ]
}

/** The visit without a window of its own: the windows are what is looked for. */
function anyWindow(detail: VisitDetail): VisitDetail {
  return { ...detail, visit: { ...detail.visit, windowStartsAt: null, windowEndsAt: null } }
}

function bookable(window: Interval, day: Day, lane: TechnicianSchedule, judgement: Judgement): BookableWindow {
  const { id, code, name } = lane.technician
  const laneDay = lane.days.find((one) => one.day === day)!
  const stops = lane.stops.filter(({ start }) => start >= laneDay.start && start < laneDay.end)
  return {
    ...window,
    day,
    technician: { id, code, name },
    judgement,
    before: stops.findLast(({ start }) => start <= judgement.arrival) ?? null,
    after: stops.find(({ start }) => start > judgement.arrival) ?? null,
  }
}

/** A visit that is promised to somebody but has no place on the board yet. */
export interface PromisedVisit {
  readonly detail: VisitDetail
  readonly durationMinutes: number
  readonly window: Interval
}

/**
 * The lanes with what was promised already standing in them, so that the same hour is not promised twice: each
 * promise in order of its window where the rules like it best. `unplaced` are the promises nobody could keep as things
 * stand; they hold nothing.
 */
export function holdPromises(
  lanes: readonly TechnicianSchedule[],
  promises: readonly PromisedVisit[],
  context: JudgeContext,
): { readonly lanes: readonly TechnicianSchedule[]; readonly unplaced: number } {
  const held = new Map(lanes.map((lane) => [lane.technician.id, lane]))
  let unplaced = 0
  for (const { detail, durationMinutes, window } of promises.toSorted((a, b) => a.window.start - b.window.start)) {
    const judged = [...held.values()].flatMap((lane) =>
      context.clock
        .daysBetween(window.start, window.end)
        .flatMap((day) =>
          judgementsOf(
            { detail, durationMinutes, kind: 'twoHours', days: [day], notBefore: context.now },
            lane,
            day,
            [window],
            context,
          ),
        )
        .filter(({ arrival }) => arrival >= window.start && arrival < window.end),
    )
    const best = judged.toSorted(compareJudgements)[0]
    if (!best) {
      unplaced += 1
      continue
    }
    const lane = held.get(best.technicianId)!
    const stop = stopOf({ ...detail, visit: { ...detail.visit, startsAt: best.arrival, endsAt: best.leave } })
    held.set(best.technicianId, { ...lane, stops: [...lane.stops, stop].toSorted((a, b) => a.start - b.start) })
  }
  return { lanes: [...held.values()], unplaced }
}
