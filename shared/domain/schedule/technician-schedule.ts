import { overlaps, subtract, union } from '../../kernel/interval.ts'
import type { Interval } from '../../kernel/interval.ts'
import { addDays, minuteMs } from '../../kernel/zone.ts'
import type { Day } from '../../kernel/zone.ts'
import type { Certificate, Technician } from '../technician/technician.ts'
import { breaksOn, shiftsOn } from '../technician/worked-shifts.ts'
import { pointOf } from '../travel/estimate.ts'
import type { Point } from '../travel/estimate.ts'
import { travelOf } from '../travel/travel.ts'
import type { Travel } from '../travel/travel.ts'
import type { VisitDetail } from '../visit/visit-detail.ts'
import type { DayClock } from './day-clock.ts'
import { settleBreak } from './settle-break.ts'
import type { DayBreak } from './settle-break.ts'
import type { TechnicianDays } from './technician-days.ts'

/** Time away with its reason, cut to nothing: as the technician's record says. */
export interface TimeAway extends Interval {
  readonly reason: string
}

/** A visit that takes time in a lane. */
export interface Stop extends Interval {
  readonly detail: VisitDetail
  readonly point: Point | null
}

/** One calendar day of one technician, in instants. */
export interface ScheduleDay extends Interval {
  readonly day: Day
  readonly shifts: readonly Interval[]
  readonly breaks: readonly DayBreak[]
  /** Shifts without breaks and absences: when work can be planned. */
  readonly working: readonly Interval[]
}

/** `TechnicianDays` worked out into instants once, so that a rule answers in microseconds while a card is dragged. */
export interface TechnicianSchedule {
  readonly technician: Technician
  readonly home: Point | null
  /** Level by skill id. */
  readonly skillLevels: ReadonlyMap<string, number>
  readonly certificates: readonly Certificate[]
  readonly days: readonly ScheduleDay[]
  readonly absences: readonly TimeAway[]
  /** In order of start. */
  readonly stops: readonly Stop[]
  /** What is known of the drives of this lane. */
  readonly travel: Travel
  /** Whether the office keeps the borders of its territories. */
  readonly strictTerritories: boolean
}

/** Whether a visit takes time in its lane: placed and neither cancelled nor missed. */
export function takesTime({ visit }: VisitDetail): boolean {
  return visit.startsAt !== null && visit.endsAt !== null && visit.status !== 'cancelled' && visit.status !== 'missed'
}

/** The placed visit as a stop; call it only for visits that take time. */
export function stopOf(detail: VisitDetail): Stop {
  const { startsAt, endsAt } = detail.visit
  if (startsAt === null || endsAt === null) throw new Error(`visit ${detail.visit.id} is not placed`)
  return { start: startsAt, end: endsAt, detail, point: pointOf(detail.latitude, detail.longitude) }
}

/** Works out a technician's days. Shifts and breaks are wall-clock minutes of the office zone; DST days come out right. */
export function compileSchedule(source: TechnicianDays, clock: DayClock): TechnicianSchedule {
  const absences = source.absences
    .map(({ startsAt, endsAt, reason }) => ({ start: startsAt, end: endsAt, reason }))
    .sort((a, b) => a.start - b.start)
  const stops = source.visits.filter(takesTime).map(stopOf)
  return {
    technician: source.technician,
    home: pointOf(source.technician.homeLatitude, source.technician.homeLongitude),
    skillLevels: new Map(source.skills.map(({ skillId, level }) => [skillId, level])),
    certificates: source.certificates,
    days: clock.daysBetween(source.from, source.to).map((day) => compileDay(source, day, absences, stops, clock)),
    absences,
    stops,
    travel: travelOf(source.travel, clock),
    strictTerritories: source.strictTerritories,
  }
}

function compileDay(
  source: TechnicianDays,
  day: Day,
  absences: readonly Interval[],
  stops: readonly Interval[],
  clock: DayClock,
): ScheduleDay {
  const shifts = union(
    shiftsOn(source.shifts, source.exceptions, day).map(({ startMinute, endMinute }) => ({
      start: clock.at(day, startMinute),
      // A shift that ends at or before its start ends on the next day.
      end: endMinute > startMinute ? clock.at(day, endMinute) : clock.at(addDays(day, 1), endMinute),
    })),
  )
  // A night shift takes its break after midnight: the next day's break may be this day's.
  const breaks = [day, addDays(day, 1)]
    .flatMap((breakDay) =>
      breaksOn(source.breaks, day).map(({ startMinute, latestStartMinute, durationMinutes }): DayBreak => {
        const start = clock.at(breakDay, startMinute)
        const pause = { start, end: start + durationMinutes * minuteMs }
        if (latestStartMinute === null) return pause
        return settleBreak({ ...pause, window: { start, end: clock.at(breakDay, latestStartMinute) } }, stops)
      }),
    )
    .filter((pause) => shifts.some((shift) => overlaps(shift, pause)))
    .sort((a, b) => a.start - b.start)
  const working = shifts.flatMap((shift) => subtract(shift, [...breaks, ...absences]))
  return { day, ...clock.bounds(day), shifts, breaks, working }
}

/** The day an instant belongs to in a lane: that of the shift around it (night shifts reach into the next day), else the calendar day. */
export function dayAround(schedule: TechnicianSchedule, instant: number): ScheduleDay | null {
  const inShift = schedule.days.find((day) => day.shifts.some((shift) => instant >= shift.start && instant < shift.end))
  return inShift ?? schedule.days.find((day) => instant >= day.start && instant < day.end) ?? null
}

/** The schedule without one visit: what a move of that visit is judged against. */
export function withoutVisit(schedule: TechnicianSchedule, visitId: string): TechnicianSchedule {
  if (!schedule.stops.some((stop) => stop.detail.visit.id === visitId)) return schedule
  return { ...schedule, stops: schedule.stops.filter((stop) => stop.detail.visit.id !== visitId) }
}
