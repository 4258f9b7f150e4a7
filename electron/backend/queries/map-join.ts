import { technicianDaysBetween } from '#electron/store/technician-days.ts'
import { visitDetailsByIds } from '#electron/store/visit-detail.ts'
import { dayRoute } from '#shared/domain/route/day-route.ts'
import type { TravelSum } from '#shared/domain/route/day-route.ts'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { JoinAnswer } from '#shared/queries/map.ts'
import { matchRank } from '#shared/queries/match.ts'
import type { BackendContext } from '../context.ts'
import { waysTo } from '../planning/read-facts.ts'
import { matchVisit } from '../planning/match/match-visit.ts'
import { drawable, routeStopOf } from './map-visits.ts'

/** How a visit would join each technician's route of a day by the ranking, best first; then who cannot, and why. */
export function joinCandidates(
  context: BackendContext,
  day: string,
  visitId: string,
  technicianIds: readonly string[],
): JoinAnswer {
  const { store, pipeline } = context
  const [detail] = visitDetailsByIds(store.db, [visitId])
  const ranking = detail ? matchVisit(matchRank.args.parse({ visitId, days: [day], limit: 1_000 }), context) : null
  if (!detail || !ranking) return { refusal: null, candidates: [], refusals: [] }
  const clock = createDayClock(pipeline.officeZone())
  const { start, end } = clock.bounds(day)
  const lanes = new Map(
    technicianDaysBetween(store.db, store.records, technicianIds, start, end, waysTo([detail])).map((source) => [
      source.technician.id,
      compileSchedule(source, clock),
    ]),
  )
  return {
    refusal: ranking.refusal,
    candidates: ranking.candidates.flatMap(({ technicianId, code, startsAt, endsAt, warnings }) => {
      const lane = lanes.get(technicianId)
      return lane
        ? [{ technicianId, code, startsAt, endsAt, warnings, ...effectOf(detail, lane, startsAt, endsAt) }]
        : []
    }),
    refusals: ranking.refusals.filter(({ technicianId }) => lanes.has(technicianId)),
  }
}

function effectOf(detail: VisitDetail, lane: TechnicianSchedule, startsAt: number, endsAt: number) {
  const home = drawable(lane.technician.homeLatitude, lane.technician.homeLongitude)
  const place = drawable(detail.latitude, detail.longitude)
  const others = lane.stops.filter((stop) => stop.detail.visit.id !== detail.visit.id)
  const index = others.filter((stop) => stop.start < startsAt).length
  const stops = others.map(({ detail: other }) => routeStopOf(other))
  const joined = { place, startsAt, endsAt }
  return {
    stopNumber: index + 1,
    before: sumOf(dayRoute(home, stops, lane.travel).total),
    after: sumOf(dayRoute(home, [...stops.slice(0, index), joined, ...stops.slice(index)], lane.travel).total),
  }
}

function sumOf({ minutes, distanceMeters }: TravelSum): TravelSum {
  return { minutes, distanceMeters }
}
