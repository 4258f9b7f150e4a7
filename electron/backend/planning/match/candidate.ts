import type { RankedPlace, RankedRoute } from '#optimizer/explain/rank.ts'
import { termNames } from '#optimizer/terms/terms.ts'
import type { Terms } from '#optimizer/terms/terms.ts'
import type { PlannedStop } from '#optimizer/plan/plan.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import type { Violation } from '#shared/kernel/app-error.ts'
import type { MatchCandidate, MatchRefusal } from '#shared/queries/match.ts'
import { boardReason } from '../board-reason.ts'
import type { RankProblem } from '../rank-problem.ts'
import type { Asked } from './asked.ts'

/** Who and when a route is. */
export function personOf({ laneDays }: RankProblem, routeId: string) {
  const { lane, day } = laneDays.get(routeId)!
  const { id, code, name } = lane.technician
  return { technicianId: id, code, name, day: day.day }
}

/** A place the optimizer found, in the words of the office. */
export function candidateOf(
  { built, detail, plannedOf, crew }: Asked,
  routeId: string,
  place: RankedPlace,
  terms: Terms,
  cost: number,
  warnings: readonly Violation[],
): MatchCandidate {
  const { line } = built
  const here = pointOf(detail.latitude, detail.longitude)
  const stops = plannedOf.get(routeId)?.stops.filter(({ id }) => id !== detail.visit.id) ?? []
  const visitAt = (list: readonly PlannedStop[]) => list.find(({ kind }) => kind === 'visit')
  const before = visitAt(stops.slice(0, place.position).toReversed())
  const after = visitAt(stops.slice(place.position))
  const { home } = built.laneDays.get(routeId)!.lane
  const pointOfStop = (stop: PlannedStop | undefined) => {
    const other = stop && built.details.get(stop.id)
    return other ? pointOf(other.latitude, other.longitude) : home
  }
  const person = personOf(built, routeId)
  const time = { start: line.instantOf(place.startAt), end: line.instantOf(place.endAt) }
  return {
    ...person,
    startsAt: time.start,
    endsAt: time.end,
    travelBefore: { minutes: Math.round(place.travelBefore / 60), source: built.sourceOf(pointOfStop(before), here) },
    travelAfter: { minutes: Math.round(place.travelAfter / 60), source: built.sourceOf(here, pointOfStop(after)) },
    extraTravelMinutes: Math.round(place.extraTravel / 60),
    terms: termNames.flatMap((name) => (terms[name] ? [{ name, minutes: terms[name] / 60 }] : [])),
    minutes: cost / 60,
    warnings: [...warnings],
    crew: crew?.along(person.technicianId, time) ?? null,
  }
}

/** A refusal of the optimizer, in the words of the office. */
export function refusalIn({ routeId, reason, nearMiss }: RankedRoute, { built, detail }: Asked): MatchRefusal {
  return {
    ...personOf(built, routeId),
    reason: boardReason(reason!, detail, built.details, built.line),
    saidBy: 'ranking',
    nearMiss: nearMiss && {
      visitId: nearMiss.visitId,
      workOrderNumber: built.details.get(nearMiss.visitId)?.workOrderNumber ?? 0,
      byMinutes: Math.round(nearMiss.byTicks / 60),
      moved: nearMiss.moved,
      startsAt: built.line.instantOf(nearMiss.startAt),
    },
  }
}
