import { dayRoute } from '#shared/domain/route/day-route.ts'
import { takesTime } from '#shared/domain/schedule/technician-schedule.ts'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import type { Technician } from '#shared/domain/technician/technician.ts'
import { travelOf } from '#shared/domain/travel/travel.ts'
import type { TravelLeg } from '#shared/domain/travel/travel-leg.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import { technicianDaysBetween } from '../../store/technician-days.ts'
import type { BackendContext } from '../context.ts'
import { drawable, routeStopOf } from './map-visits.ts'

/** The visits that make a technician's route of a day, in its order. A visit belongs to the day it starts on. */
export function stopsOfDay(visits: readonly VisitDetail[], day: Interval): VisitDetail[] {
  return visits.filter(
    (detail) => takesTime(detail) && (detail.visit.startsAt ?? 0) >= day.start && detail.technicianId !== null,
  )
}

/** Travel to a visit on the route of a technician's day, as the map draws it; null when there is no such technician. */
export function wayTo(
  { store: { db, records }, pipeline }: BackendContext,
  visitId: string,
  technicianId: string,
  day: Interval,
): { readonly technician: Technician; readonly leg: TravelLeg | null } | null {
  const [source] = technicianDaysBetween(db, records, [technicianId], day.start, day.end)
  if (!source) return null
  const { technician } = source
  const stops = stopsOfDay(source.visits, day)
  const home = drawable(technician.homeLatitude, technician.homeLongitude)
  const travel = travelOf(source.travel, createDayClock(pipeline.officeZone()))
  const { legs } = dayRoute(home, stops.map(routeStopOf), travel)
  return { technician, leg: legs[stops.findIndex(({ visit }) => visit.id === visitId)] ?? null }
}
