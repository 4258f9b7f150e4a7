import { judgeStatic } from '../constraints/static-constraints.ts'
import { hard, override } from '../constraints/constraint.ts'
import type { PlannedRoute } from '../plan/plan.ts'
import type { Reason } from '../plan/reason.ts'
import type { Problem } from '../problem/problem.ts'
import type { ProblemRoute } from '../problem/problem-route.ts'
import type { ProblemVisit, Span } from '../problem/problem-visit.ts'
import { problemIndex } from '../problem/problem-index.ts'
import { totalOf } from '../terms/terms.ts'
import type { Terms } from '../terms/terms.ts'
import { dayAsPlanned, waysOf } from './day-as-planned.ts'
import type { DayAsPlanned, WayBetween } from './day-as-planned.ts'
import { gapsOf, startIn } from './gap.ts'
import type { Gap, StartInGap } from './gap.ts'
import { limitReason } from './limits.ts'
import { dayCostOf, marginalTerms } from './marginal-terms.ts'
import { effortOf, nearMissIn } from './near-miss.ts'
import type { NearMiss } from './near-miss.ts'

/** One visit, and the days it could be placed on. */
export interface RankRequest {
  readonly problem: Problem
  /** Days as they are planned, in any order; a route that is missing is empty. Their stops stay where they are. */
  readonly planned: readonly PlannedRoute[]
  /** The visit; where it stands in a planned day, it is taken out first. */
  readonly visitId: string
  /** Starts are multiples of so many ticks where there is room for that. Default 1. */
  readonly grid?: number
  /** Times at which the visit cannot take place anywhere: somebody who goes along is not free. */
  readonly closed?: readonly Span[]
  /** Ways between places; left out, those of the problem's matrices. */
  readonly way?: WayBetween
}

/** Where a visit would go on a day. */
export interface RankedPlace {
  /** How many stops lie before it. */
  readonly position: number
  readonly arriveAt: number
  readonly startAt: number
  readonly endAt: number
  /** Ticks of travel to it, from it to the next stop, and by how much the day's travel grows. */
  readonly travelBefore: number
  readonly travelAfter: number
  readonly extraTravel: number
}

/** What one route answers. Exactly one of `place` and `reason` is there. */
export interface RankedRoute {
  readonly routeId: string
  readonly technicianId: string
  readonly day: string
  /** The best place; null when it is not possible. */
  readonly place: RankedPlace | null
  /** What the objective grows by, and the sum of that; empty and 0 when it is not possible. */
  readonly terms: Terms
  readonly cost: number
  /** The first rule that stands in the way, with its numbers. */
  readonly reason: Reason | null
  /** What would have to move to make room; null when nothing would do, or it is possible. */
  readonly nearMiss: NearMiss | null
}

/**
 * Every route's answer for one visit, while all other visits stay where they are planned: possible ones first, the
 * cheapest at the head; then those where something else would have to move a little, then the rest with their reasons.
 */
export function rankRoutes(request: RankRequest): RankedRoute[] {
  const { problem, visitId } = request
  const visit = problemIndex(problem).visits.get(visitId)
  if (!visit) return []
  const planned = new Map(request.planned.map((route) => [route.routeId, route]))
  const ranked = problem.routes.map((route) => rankOne(request, visit, route, planned.get(route.id)))
  return ranked.toSorted(
    (a, b) =>
      classOf(a) - classOf(b) || a.cost - b.cost || (a.routeId < b.routeId ? -1 : a.routeId > b.routeId ? 1 : 0),
  )
}

function classOf({ place, nearMiss, reason }: RankedRoute): number {
  if (place) return 0
  if (nearMiss) return 1
  return reason?.severity === 'override' ? 2 : 3
}

/** A gap of a route that was tried. */
export interface TriedGap {
  readonly gap: Gap
  readonly found: StartInGap
}

/** The day, its gaps and what a visit finds in them; null with the reason when a rule forbids the whole day. */
export function tryDay(
  { problem, closed, way = waysOf(problem), grid = 1, visitId }: RankRequest,
  visit: ProblemVisit,
  given: ProblemRoute,
  planned: PlannedRoute | undefined,
): { readonly day: DayAsPlanned; readonly tried: readonly TriedGap[]; readonly reason: Reason | null } {
  const day = dayAsPlanned(problem, routeWith(given, closed), planned, visitId, way)
  // Where it is locked does not matter here: somebody asks where else it could be.
  const reason =
    judgeStatic(visit.locked ? { ...visit, locked: null } : visit, given, problem) ?? limitReason(visit, day)
  if (reason) return { day, tried: [], reason }
  const tried = gapsOf(day, visit, way).map((gap) => ({ gap, found: startIn(gap, visit, day.route, grid) }))
  return { day, tried, reason: tried.length === 0 ? hard('no-way', {}) : null }
}

function routeWith(route: ProblemRoute, closed: readonly Span[] | undefined): ProblemRoute {
  if (!closed || closed.length === 0) return route
  return { ...route, blocked: [...route.blocked, ...closed].sort((a, b) => a.start - b.start) }
}

function rankOne(
  request: RankRequest,
  visit: ProblemVisit,
  route: ProblemRoute,
  planned: PlannedRoute | undefined,
): RankedRoute {
  const { problem, grid = 1, way = waysOf(problem) } = request
  const { day, tried, reason } = tryDay(request, visit, route, planned)
  const answer = { routeId: route.id, technicianId: route.technicianId, day: route.day }
  if (reason) return { ...answer, place: null, terms: {}, cost: 0, reason, nearMiss: null }
  const dayCost = dayCostOf(problem, visit, day)
  let best: { terms: Terms; cost: number; gap: Gap; startAt: number } | null = null
  for (const { gap, found } of tried) {
    if (found.missedBy > 0) continue
    const terms = marginalTerms(problem, visit, day, dayCost, gap, found.startAt)
    const cost = totalOf(terms)
    if (!best || cost < best.cost || (cost === best.cost && found.startAt < best.startAt))
      best = { terms, cost, gap, startAt: found.startAt }
  }
  if (best) {
    const { terms, cost, gap, startAt } = best
    return { ...answer, place: placeIn(gap, startAt), terms, cost, reason: null, nearMiss: null }
  }
  return { ...answer, place: null, terms: {}, cost: 0, ...whyNot(visit, day, tried, grid, way) }
}

/** A start in a gap as a place. */
export function placeIn(gap: Gap, startAt: number): RankedPlace {
  return {
    position: gap.position,
    arriveAt: Math.min(startAt, gap.fromAt),
    startAt,
    endAt: startAt + gap.work,
    travelBefore: gap.legBefore.ticks,
    travelAfter: gap.legAfter.ticks,
    extraTravel: gap.legBefore.ticks + gap.legAfter.ticks - Math.max(0, gap.legReplaced?.ticks ?? 0),
  }
}

/** The reason of the gap that misses by least, and the least that would have to move in any gap. */
function whyNot(
  visit: ProblemVisit,
  day: DayAsPlanned,
  tried: readonly TriedGap[],
  grid: number,
  way: WayBetween,
): { readonly reason: Reason; readonly nearMiss: NearMiss | null } {
  // A break that is in the way says less than what stands in the way everywhere else.
  const telling = tried.filter(({ gap, found }) => found.because !== 'end' || !gap.after || gap.after.visit)
  const nearest = (telling.length > 0 ? telling : tried).reduce((least, one) =>
    one.found.missedBy < least.found.missedBy ? one : least,
  )
  let nearMiss: NearMiss | null = null
  let least = Infinity
  for (const { gap, found } of tried.toSorted((a, b) => a.found.missedBy - b.found.missedBy)) {
    const miss = found.pushedByAbsence ? null : nearMissIn(visit, day, gap, found, grid, way, least)
    if (!miss || effortOf(miss) >= least) continue
    nearMiss = miss
    least = effortOf(miss)
  }
  return { reason: reasonOf(visit, day, nearest), nearMiss }
}

function reasonOf(visit: ProblemVisit, { route }: DayAsPlanned, { gap, found }: TriedGap): Reason {
  const { startAt, missedBy } = found
  const away = route.blocked.find(({ start, end }) => startAt < end && startAt + gap.work > start)
  if (found.pushedByAbsence) {
    const blocking = away ?? route.blocked.findLast(({ end }) => end <= startAt) ?? route.shift
    return hard('absence', { fromAt: blocking.start, untilAt: blocking.end })
  }
  if (found.because === 'window') {
    const last = visit.windows.at(-1)!
    return override('window', { fromAt: last.start, untilAt: last.end, startsAt: startAt, lateTicks: missedBy })
  }
  const endsAt = startAt + gap.work
  if (!gap.after) {
    const { shift } = route
    const facts = { shiftStartsAt: shift.start, shiftEndsAt: shift.end, endsAt, overtimeTicks: missedBy }
    return override('overtime', { ...facts, allowedTicks: route.overtime })
  }
  const facts = { fromAt: startAt, endsAt, nextStartsAt: gap.after.startAt, shortTicks: missedBy }
  if (!gap.after.visit) return override('break', facts)
  return hard('overlap', { ...facts, visitId: gap.after.visit.id })
}
