import type { Violation } from '../../kernel/app-error.ts'
import { minuteMs } from '../../kernel/zone.ts'
import { allRules } from '../rules/all-rules.ts'
import type { Placement } from '../rules/rule.ts'
import { pointOf } from '../travel/estimate.ts'
import type { Point } from '../travel/estimate.ts'
import type { TravelLeg } from '../travel/travel-leg.ts'
import type { VisitDetail } from '../visit/visit-detail.ts'
import type { DayClock } from './day-clock.ts'
import { dayAround, withoutVisit } from './technician-schedule.ts'
import type { Stop, TechnicianSchedule } from './technician-schedule.ts'

/** `fits`: nothing to say against it that another placement could mend; `soft`: possible, with something broken; `impossible`: forbidden. */
export type Grade = 'fits' | 'soft' | 'impossible'

/** What the rules say of one placement. */
export interface Judgement {
  readonly technicianId: string
  readonly violations: readonly Violation[]
  readonly grade: Grade
  /** Start and end of the visit, UTC ms. */
  readonly arrival: number
  readonly leave: number
  readonly travelBefore: TravelLeg
  readonly travelAfter: TravelLeg
  /** Minutes the day's travel grows by, compared with the lane without this visit; may be negative by rounding. */
  readonly extraTravelMinutes: number
  readonly extraDistanceMeters: number
}

/** What a judgement needs besides visit, lane and place. */
export interface JudgeContext {
  readonly clock: DayClock
  readonly now: number
  /** The lane of a technician, where it is at hand: whoever goes along must be free as well. */
  readonly laneOf?: (technicianId: string) => TechnicianSchedule | null | undefined
}

/** Judges one placement by every rule. Pure: the command, the board while dragging and the matcher get the same answer. */
export function judgePlacement(
  detail: VisitDetail,
  lane: TechnicianSchedule,
  startsAt: number,
  durationMinutes: number,
  context: JudgeContext,
): Judgement {
  const schedule = withoutVisit(lane, detail.visit.id)
  const placement = placementOf(detail, schedule, startsAt, durationMinutes, context)
  const { travelBefore, travelAfter, stops } = placement
  const here = pointOf(detail.latitude, detail.longitude)
  // A visit at an unknown place changes no travel that we know of.
  const from = originOf(stops, startsAt, schedule)
  const direct = here ? travelOn(schedule, stops, startsAt, from.point, from.leaveAt) : travelBefore
  const violations = allRules.flatMap((rule) => rule(placement))
  return {
    technicianId: schedule.technician.id,
    violations,
    grade: gradeOf(violations),
    arrival: placement.start,
    leave: placement.end,
    travelBefore,
    travelAfter,
    extraTravelMinutes: travelBefore.minutes + travelAfter.minutes - direct.minutes,
    extraDistanceMeters: travelBefore.distanceMeters + travelAfter.distanceMeters - direct.distanceMeters,
  }
}

/** The grade of a set of violations. A deadline that has already passed does not count: no placement can keep it. */
export function gradeOf(violations: readonly Violation[]): Grade {
  if (violations.some(({ severity }) => severity === 'forbids')) return 'impossible'
  return violations.some(({ facts }) => facts['passed'] !== true) ? 'soft' : 'fits'
}

function placementOf(
  detail: VisitDetail,
  schedule: TechnicianSchedule,
  start: number,
  durationMinutes: number,
  { clock, now, laneOf }: JudgeContext,
): Placement {
  const day = dayAround(schedule, start)
  const stops = day ? schedule.stops.filter((stop) => sameDay(stop, day)) : []
  const point = pointOf(detail.latitude, detail.longitude)
  const end = start + durationMinutes * minuteMs
  return {
    detail,
    schedule,
    day,
    start,
    end,
    stops,
    travelBefore: schedule.travel.arriving(originOf(stops, start, schedule).point, point, start),
    travelAfter: travelOn(schedule, stops, start, point, end),
    clock,
    now,
    crew: othersOf(detail, schedule.technician.id).flatMap((id) => {
      const lane = laneOf?.(id)
      return lane ? [withoutVisit(lane, detail.visit.id)] : []
    }),
  }
}

/** Who else is on a visit when this technician leads it: those who assist, without the leader it had. */
export function othersOf({ technicianId, technicianIds }: VisitDetail, leadId: string): string[] {
  return technicianIds.filter((id) => id !== technicianId && id !== leadId)
}

function sameDay(stop: Stop, day: { start: number; end: number; shifts: readonly { start: number; end: number }[] }) {
  const end = Math.max(day.end, day.shifts.at(-1)?.end ?? day.end)
  return stop.start >= day.start && stop.start < end
}

/** Where the technician comes from: the last stop before whose place is known, or home in the morning. */
function originOf(stops: readonly Stop[], start: number, { home }: TechnicianSchedule) {
  const before = stops.findLast((stop) => stop.start <= start && stop.point)
  return { point: before?.point ?? home, leaveAt: before?.end ?? start }
}

/** The drive on from a place to the stop after an instant, or home when there is none. */
function travelOn(
  { home, travel }: TechnicianSchedule,
  stops: readonly Stop[],
  start: number,
  from: Point | null,
  leaveAt: number,
): TravelLeg {
  const next = stops.find((stop) => stop.start > start && stop.point)
  if (next) return travel.arriving(from, next.point, next.start)
  return travel.leaving(from, home, leaveAt)
}
