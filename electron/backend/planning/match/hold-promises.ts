import { bestOf, rankWindows } from '#optimizer/explain/rank-windows.ts'
import type { PlannedRoute } from '#optimizer/plan/plan.ts'
import { snapMinutes } from '#shared/domain/schedule/find-start.ts'
import { stopOf } from '#shared/domain/schedule/technician-schedule.ts'
import type { Stop, TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import type { PlanningFacts } from '../planning-facts.ts'
import { openStarts } from '../open-starts.ts'
import { rankProblem } from '../rank-problem.ts'
import { ticksOfMinutes } from '../time-line.ts'
import type { Legs } from '../travel/legs.ts'

/** A visit that is promised to somebody but has no place on the board yet. */
export interface PromisedVisit {
  readonly detail: VisitDetail
  readonly window: Interval
}

/**
 * The lanes with what was promised already standing in them, so that the same hour is not promised twice: each
 * promise in order of its window where the ranking likes it best. `unplaced` are the promises nobody could keep as
 * things stand; they hold nothing.
 */
export function holdPromises(
  facts: PlanningFacts,
  promises: readonly PromisedVisit[],
  legs: Legs,
): { readonly lanes: readonly TechnicianSchedule[]; readonly unplaced: number } {
  if (promises.length === 0) return { lanes: facts.lanes, unplaced: 0 }
  const { problem, planned, way, line, laneDays } = rankProblem(
    facts,
    promises.map(({ detail }) => detail),
    legs,
  )
  const grid = ticksOfMinutes(snapMinutes)
  const days = Map.groupBy(problem.routes, ({ day }) => day)
  const problems = new Map([...days].map(([day, routes]) => [day, { ...problem, routes }]))
  const standing = new Map(planned.map((route) => [route.routeId, route]))
  const held = new Map<string, Stop[]>()
  let unplaced = 0
  for (const { detail, window } of promises.toSorted((a, b) => a.window.start - b.window.start)) {
    const start = Math.max(window.start, facts.now ?? -Infinity)
    const found = facts.clock.daysBetween(window.start, window.end).flatMap((day) => {
      const ofDay = problems.get(day)
      if (!ofDay || start >= window.end) return []
      const among = ofDay.routes.flatMap(({ id }) => standing.get(id) ?? [])
      const request = { problem: ofDay, planned: among, visitId: detail.visit.id, grid, way }
      const span = line.spanOf({ start, end: window.end })
      // What is promised is kept while the site is open.
      const open = openStarts(detail, { start, end: window.end }, line)?.map((one) => ({ ...one, end: one.end + 1 }))
      return rankWindows(request, open ?? [span])
    })
    const [best] = bestOf(found, 1)
    if (!best) {
      unplaced += 1
      continue
    }
    const { routeId, place } = best
    standing.set(routeId, withStop(standing.get(routeId)!, detail.visit.id, place.startAt, place.endAt))
    const technicianId = laneDays.get(routeId)!.lane.technician.id
    const time = { startsAt: line.instantOf(place.startAt), endsAt: line.instantOf(place.endAt) }
    const stop = stopOf({ ...detail, visit: { ...detail.visit, ...time } })
    held.set(technicianId, [...(held.get(technicianId) ?? []), stop])
  }
  const lanes = facts.lanes.map((lane) => {
    const more = held.get(lane.technician.id)
    return more ? { ...lane, stops: [...lane.stops, ...more].toSorted((a, b) => a.start - b.start) } : lane
  })
  return { lanes, unplaced }
}

function withStop(route: PlannedRoute, id: string, startAt: number, endAt: number): PlannedRoute {
  const stop = { kind: 'visit' as const, id, travel: 0, arriveAt: startAt, startAt, endAt }
  return { ...route, stops: [...route.stops, stop].sort((a, b) => a.startAt - b.startAt) }
}
