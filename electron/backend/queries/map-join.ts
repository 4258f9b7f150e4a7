import { technicianDaysBetween } from '#electron/store/technician-days.ts'
import { visitDetailsByIds } from '#electron/store/visit-detail.ts'
import { dayRoute } from '#shared/domain/route/day-route.ts'
import type { TravelSum } from '#shared/domain/route/day-route.ts'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { rankTechnicians } from '#shared/domain/schedule/rank-technicians.ts'
import type { Candidate } from '#shared/domain/schedule/rank-technicians.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { JoinCandidate } from '#shared/queries/map.ts'
import type { BackendContext } from '../context.ts'
import { nowOnDay } from './day-now.ts'
import { drawable, routeStopOf } from './map-visits.ts'

/** How a visit would join each technician's route of a day by the rule engine, best first. */
export function joinCandidates(
  context: BackendContext,
  day: string,
  visitId: string,
  technicianIds: readonly string[],
): JoinCandidate[] {
  const [detail] = visitDetailsByIds(context.store.db, [visitId])
  if (!detail) return []
  const clock = createDayClock(context.pipeline.officeZone())
  const bounds = clock.bounds(day)
  const now = nowOnDay(context, day) ?? bounds.start
  const lanes = technicianDaysBetween(
    context.store.db,
    context.store.records,
    technicianIds,
    bounds.start,
    bounds.end,
  ).map((source) => compileSchedule(source, clock))
  const judging = { clock, now, laneOf: (id: string) => lanes.find(({ technician }) => technician.id === id) }
  return rankTechnicians(detail, lanes, day, now, detail.visit.durationMinutes, judging).map((candidate) =>
    effectOf(detail, candidate),
  )
}

function effectOf(detail: VisitDetail, { schedule, judgement, verdict }: Candidate): JoinCandidate {
  const home = drawable(schedule.technician.homeLatitude, schedule.technician.homeLongitude)
  const place = drawable(detail.latitude, detail.longitude)
  const others = schedule.stops.filter((stop) => stop.detail.visit.id !== detail.visit.id)
  const index = others.filter((stop) => stop.start < judgement.arrival).length
  const stops = others.map(({ detail: other }) => routeStopOf(other))
  const joined = { place, startsAt: judgement.arrival, endsAt: judgement.leave }
  return {
    technicianId: schedule.technician.id,
    code: schedule.technician.code,
    startsAt: judgement.arrival,
    endsAt: judgement.leave,
    verdict,
    violations: [...judgement.violations],
    stopNumber: index + 1,
    before: sumOf(dayRoute(home, stops, schedule.travel).total),
    after: sumOf(dayRoute(home, [...stops.slice(0, index), joined, ...stops.slice(index)], schedule.travel).total),
  }
}

function sumOf({ minutes, distanceMeters }: TravelSum): TravelSum {
  return { minutes, distanceMeters }
}
