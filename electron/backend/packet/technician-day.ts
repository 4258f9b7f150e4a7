import type { Position } from '#shared/domain/print/map-view.ts'
import type { Stop, TechnicianPackets } from '#shared/domain/print/packet.ts'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { TechnicianDays } from '#shared/domain/schedule/technician-days.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import type { PlacedVisit } from './day-visits.ts'

type DayOnPaper = Pick<TechnicianPackets, 'shifts' | 'breaks' | 'absences' | 'stops' | 'travelHome' | 'totals'>

/** Where a visit is, when that is known. */
export function positionOf(place: {
  readonly latitude: number | null
  readonly longitude: number | null
}): Position | null {
  return place.latitude === null || place.longitude === null ? null : [place.longitude, place.latitude]
}

const pointAt = (at: Position | null): Point | null => at && { longitude: at[0], latitude: at[1] }

/** A technician's working time and route on one day, as a cover sheet tells it. */
export function dayOnPaper(
  days: TechnicianDays,
  onRoute: readonly PlacedVisit[],
  home: Position | null,
  day: string,
  zone: string,
  codes: ReadonlyMap<string, string>,
): DayOnPaper {
  const span = ({ start, end }: Interval) => ({ startsAt: start, endsAt: end })
  const { travel, days: compiled } = compileSchedule(days, createDayClock(zone))
  const worked = compiled.find((one) => one.day === day)
  const stops = onRoute.map((detail, at): Stop => {
    const before = onRoute[at - 1]
    const from = before ? positionOf(before) : home
    return {
      number: at + 1,
      visitId: detail.visit.id,
      workOrderNumber: detail.workOrderNumber,
      title: detail.title,
      priority: detail.priority,
      place: detail.address || detail.siteName || '',
      district: detail.district,
      startsAt: detail.visit.startsAt,
      endsAt: detail.visit.endsAt,
      resolveBy: detail.resolveBy,
      windowStartsAt: detail.visit.windowStartsAt,
      windowEndsAt: detail.visit.windowEndsAt,
      at: positionOf(detail),
      travel:
        !before && !home ? null : travel.arriving(pointAt(from), pointAt(positionOf(detail)), detail.visit.startsAt),
      packetWith: detail.technicianId === days.technician.id ? null : (codes.get(detail.technicianId) ?? null),
    }
  })
  const last = stops.at(-1)
  const travelHome = home && last ? travel.leaving(pointAt(last.at), pointAt(home), last.endsAt) : null
  const legs = [...stops.map((stop) => stop.travel), travelHome].filter((leg) => leg !== null)
  return {
    shifts: (worked?.shifts ?? []).map(span),
    breaks: (worked?.breaks ?? []).map(span),
    absences: days.absences.map(({ startsAt, endsAt, reason }) => ({ startsAt, endsAt, reason })),
    stops,
    travelHome,
    totals: {
      workMinutes: sum(stops.map((stop) => Math.round((stop.endsAt - stop.startsAt) / 60_000))),
      travelMinutes: sum(legs.map((leg) => leg.minutes)),
      travelMeters: sum(legs.map((leg) => leg.distanceMeters)),
      unknownLegs: legs.filter((leg) => leg.source === 'unknown').length,
    },
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
