import type { RehearsalSides } from '#shared/actions/policy.ts'
import { dayRoute } from '#shared/domain/route/day-route.ts'
import type { ScheduleDay } from '#shared/domain/schedule/technician-schedule.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import type { Travel } from '#shared/domain/travel/travel.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import type { PlanFigures } from '#shared/queries/plan.ts'
import { lateBy } from '../late-by.ts'

/** A visit at a place of a day, lived or planned. */
export interface FiguredStop extends Interval {
  readonly detail: VisitDetail
}

/** What one technician did on a day, or would have done. */
export interface FiguredRoute {
  readonly technicianId: string
  readonly home: Point | null
  readonly shifts: ScheduleDay['shifts']
  /** In order of start. */
  readonly stops: readonly FiguredStop[]
}

/** Figures of one side of a day. */
export type DayFigures = PlanFigures & Pick<RehearsalSides['happened'], 'lateMinutes'>

/**
 * The figures of a day of so many visits, from instants: what happened holds work of people without a shift and times no
 * plan could have, and is judged by the same function as what a policy would have done.
 * Driving goes from home over the stops whose place is known and back, as on the map; a visit counts once, whoever is on it.
 */
export function dayFiguresOf(routes: readonly FiguredRoute[], visits: number, travel: Travel): DayFigures {
  const served = new Map(routes.flatMap(({ stops }) => stops.map((stop) => [stop.detail.visit.id, stop] as const)))
  const late = [...served.values()].map(({ detail, start, end }) => lateBy(detail, { startsAt: start, endsAt: end }))
  const travelMinutes = sum(routes.map((route) => travelMinutesOf(route, travel)))
  return {
    served: served.size,
    waiting: visits - served.size,
    travelMinutes,
    travelPerVisit: perVisit(travelMinutes, served.size),
    overtimeMinutes: sum(routes.map(overtimeOf)),
    lateVisits: late.filter((by) => by > 0).length,
    lateMinutes: Math.round(sum(late) / minuteMs),
  }
}

/** Minutes of driving a visit to a tenth; null without visits. */
export function perVisit(travelMinutes: number, served: number): number | null {
  return served === 0 ? null : Math.round((10 * travelMinutes) / served) / 10
}

/** Minutes the last visit ends after the last shift; on a day without a shift, every minute of work. */
export function overtimeOf({ shifts, stops }: Pick<FiguredRoute, 'shifts' | 'stops'>): number {
  const last = shifts.at(-1)
  const over = last
    ? Math.max(0, ...stops.map(({ end }) => end - last.end))
    : sum(stops.map(({ start, end }) => end - start))
  return Math.ceil(over / minuteMs)
}

function travelMinutesOf({ home, stops }: FiguredRoute, travel: Travel): number {
  const places = stops.map(({ detail: { latitude, longitude }, start, end }) => ({
    place: pointOf(latitude, longitude),
    startsAt: start,
    endsAt: end,
  }))
  return dayRoute(home, places, travel).total.minutes
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
